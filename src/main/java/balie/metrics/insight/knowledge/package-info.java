/** What the knowledge base lacks: questions without an article, articles that nobody needs, articles older than their product. */
@NullMarked
package balie.metrics.insight.knowledge;

import org.jspecify.annotations.NullMarked;
