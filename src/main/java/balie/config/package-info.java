/** What people edit, read into validated records; every problem of a file is told at once. */
@NullMarked
package balie.config;

import org.jspecify.annotations.NullMarked;
