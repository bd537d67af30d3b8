/* What the text of a cell means: a number, a date, yes or no, one of some choices. One reader for
 * vendors' forms, tables of bids, workbooks of rulesets and decisions, and registers, so that a text
 * means the same wherever it is. Nothing is guessed: what can mean two things is refused, with
 * both. What differs between the sources is a rule that the caller gives: whether the marks of
 * numbers and the order of dates are declared. */
#ifndef BG_BASE_CELL_TEXT_H
#define BG_BASE_CELL_TEXT_H

#include "base/buf.h"

/* Bytes of a blank at p: space, tab, line end, or one of Unicode's spaces; 0: none is there. */
size_t bg_cell_text_blank_at(const char *p);
/* The text without blanks at its ends: text itself, or a copy in the arena. */
const char *bg_cell_text_trim(struct bg_arena *arena, const char *text);
/* In quotes, cut after 60 bytes, hidden characters shown by code: as a message shows it. */
const char *bg_cell_text_quoted(struct bg_arena *arena, const char *text);
/* The same, cut after so many bytes. */
const char *bg_cell_text_quoted_to(struct bg_arena *arena, const char *text, size_t most);
/* Holds a control character or a noncharacter, which no bid may. */
bool bg_cell_text_forbidden(const char *text, size_t n);
/* The same but for blanks at the ends and the case of ASCII letters. */
bool bg_cell_text_same(const char *a, const char *b);

struct bg_cell_text_rule { /* how a number may be written */
    char decimal;   /* '.' or ','; 0: not declared. Then only what can mean one number is taken */
    char thousands; /* of a declared decimal mark: ',' '.' '\'' or ' ' (any blank); 0: none */
    bool money, percent;  /* a currency, a percent sign may be beside it */
    const char *currency; /* which one: "USD"; "": not known, and none is taken */
    const char *unit;     /* that may be behind it, "days"; "" or NULL: none */
};
/* "USD 1,200.50" as the JSON number 1200.50. Gives NULL, or why it is not a number of the rule: a
 * sentence without a full stop that begins with the text in quotes. At most 34 digits. */
const char *bg_cell_text_number(struct bg_arena *arena, const char *text,
                                const struct bg_cell_text_rule *rule, const char **json);

/* A form of dates, such as "DD.MM.YYYY": YYYY, MM or M, DD or D, parted by . / - or a blank; or
 * "YYYYMMDD". */
bool bg_cell_text_date_form_is_good(const char *form);
/* A date of that form; *end is where it ends. False: it is not of that form, or there is no such
 * day. */
bool bg_cell_text_date_as(const char *text, const char *form, int64_t *days, const char **end);
/* form "": not declared. Then an ISO date (a time behind it is left out), and what can mean one day
 * only: 31/12/2026, 2026/7/1, 1 July 2026. Gives NULL, or why, as bg_cell_text_number. */
const char *bg_cell_text_date(struct bg_arena *arena, const char *text, const char *form,
                              int64_t *days);

/* yes, no, true, false, sí in any case, blanks around them. False: it is none of them. */
bool bg_cell_text_truth(const char *text, bool *truth);

struct bg_cell_text_option {
    const char *id, *label;
};
enum { BG_CELL_TEXT_NO_CHOICE = -1, BG_CELL_TEXT_TWO_CHOICES = -2 };
/* Which choice the text names by its id, its label or "label (id)". by_label: where the text is one
 * choice's label and another's id, the label counts, as on a form, which shows no ids. */
long bg_cell_text_choice(const struct bg_cell_text_option *choices, size_t n, const char *text,
                         bool by_label);

#endif
