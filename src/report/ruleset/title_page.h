/* The parts of a ruleset's title page, a Markdown document for people who must decide whether to
 * adopt it. Private to report/title_page*.c; report/text/text.h has the one public function. Texts of
 * the ruleset are only ever written as text: what Markdown would read as markup is escaped. */
#ifndef BG_REPORT_RULESET_TITLE_PAGE_H
#define BG_REPORT_RULESET_TITLE_PAGE_H

#include "model/ruleset.h"

/* -- small parts ---------------------------------------------------------------------------- */
void bg_title_text(struct bg_buf *out, const char *text);
/* The first letter as a capital. */
void bg_title_sentence(struct bg_buf *out, const char *text);
/* "[title](url)", or the title and the citation where there is no link. source NULL: nothing. */
void bg_title_source(struct bg_buf *out, const struct bg_source_ref *source);
void bg_title_words(struct bg_buf *out, const struct bg_logic *logic);
/* A heading of level 2 with an empty line on each side. */
void bg_title_heading(struct bg_buf *out, const char *text);
/* "- **Label:** text" on a line; nothing when text is empty. */
void bg_title_item(struct bg_buf *out, const char *label, const char *text);

/* Lines of the head: what it is, kinds of work, terms. */
void bg_title_library(struct bg_buf *out, const struct bg_ruleset *ruleset);

/* -- sections, in the order of the page; each writes nothing when it has nothing to say --------- */
void bg_title_criteria(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_price(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_award(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_parameters(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_facts(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_sources(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_second_hand(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_coverage(struct bg_buf *out, const struct bg_ruleset *ruleset);
void bg_title_not_verified(struct bg_buf *out, const struct bg_ruleset *ruleset);

#endif
