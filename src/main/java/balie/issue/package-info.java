/** What can be wrong: problems of a call or its configuration, issues of the data, and how a run ends. */
@NullMarked
package balie.issue;

import org.jspecify.annotations.NullMarked;
