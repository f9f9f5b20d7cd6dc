/** Published pages in a real browser: what they load, whom they shut out, what they do with hostile texts. */
package balie.browser;
