/* A brief: what a model found, as one page to read and to pass on, in HTML or in Markdown. All three
 * routes (the bids of a tender, contracts that exist, a corpus) come to the same struct, made from the
 * same key figures as the first page of the workbook; the two writers walk it. */
#ifndef BG_REPORT_BRIEF_BRIEF_H
#define BG_REPORT_BRIEF_BRIEF_H

#include "model/corpus.h"
#include "model/modelling.h"
#include "model/picture.h"

struct bg_brief_case {               /* a proposal */
    const char *title, *description; /* "" */
    const struct bg_key_figures *key;
    struct bg_pictures pictures;  /* of it alone */
    const char *const *responses; /* how vendors are assumed to respond, a sentence each */
    size_t responses_n;
};
struct bg_brief_table { /* of texts: the first column names the rows */
    const char *title;
    const char *const *columns;
    size_t columns_n;
    const char *const *cells; /* row by row */
    size_t rows;
};
struct bg_brief_source {
    const char *title, *url; /* "" */
    int64_t retrieved;       /* BG_NO_DATE */
    bool verified;
};
struct bg_brief_file {
    const char *name;
    unsigned char sha256[32];
};
struct bg_brief {
    const char *title, *subject;                  /* what is proposed; the tender or the register */
    const char *jurisdiction, *program, *command; /* "" */
    int64_t as_of;
    const struct bg_brief_case *cases; /* proposals; where there is none, today's rules */
    size_t cases_n;
    struct bg_pictures pictures;            /* of all proposals together */
    struct bg_brief_table compare, changed; /* columns_n 0: none */
    const struct bg_brief_table *tables;    /* behind the pictures of all proposals */
    size_t tables_n;
    const struct bg_brief_source *sources;
    size_t sources_n;
    const char *const *method; /* paragraphs */
    size_t method_n;
    const char *const *left_out; /* what is not modelled, a sentence each */
    size_t left_out_n;
    const struct bg_brief_file *files;
    size_t files_n;
};

/* command: as it was typed, or "". */
const struct bg_brief *bg_brief_of_model(struct bg_arena *arena, const struct bg_model *model,
                                         const char *command);
const struct bg_brief *bg_brief_of_corpus(struct bg_arena *arena, const struct bg_corpus *corpus,
                                          const char *command);

/* One self-contained page: no script, nothing from elsewhere, light and dark, one sheet of paper for the
 * first proposal. The same brief gives the same bytes. */
void bg_brief_html(struct bg_buf *out, const struct bg_brief *brief);
void bg_brief_markdown(struct bg_buf *out, const struct bg_brief *brief);
/* The proposals beside each other, for a terminal. */
void bg_brief_compare_text(struct bg_buf *out, const struct bg_brief *brief, bool color);

/* -- for both writers ----------------------------------------------------------------------------- */

/* The figures that are in large letters: at most three. Gives how many. */
enum { BG_BRIEF_BIG = 3 };
size_t bg_brief_big(const struct bg_key_figures *key,
                    const struct bg_key_figure *out[BG_BRIEF_BIG]);
/* The big number of a figure: its difference, or what is proposed. */
const char *bg_brief_big_words(struct bg_arena *arena, const struct bg_key_figure *figure);
/* "from 182 to 273"; "" without a range. */
const char *bg_brief_range_words(struct bg_arena *arena, const struct bg_key_figure *figure);
/* "Pay of the contract's jobs, USD/year *" */
const char *bg_brief_figure_title(struct bg_arena *arena, const struct bg_key_figure *figure);
/* A cell of the table of figures by column (today, proposed, difference, least, most); "". */
const char *bg_brief_figure_cell(struct bg_arena *arena, const struct bg_key_figure *figure,
                                 int column);
/* The sources of the figures that are shown, each once and numbered from 1; and those of one figure by
 * their numbers, "1, 3 to 6". */
struct bg_brief_sources {
    struct bg_arena *arena;
    const char **items;
    size_t n, room;
};
void bg_brief_sources(struct bg_brief_sources *sources, struct bg_arena *arena,
                      const struct bg_key_figures *key);
const char *bg_brief_source_numbers(const struct bg_brief_sources *sources,
                                    const struct bg_key_figure *figure);
/* A value of a picture in words; "-" where it is missing. */
const char *bg_brief_value(struct bg_arena *arena, const struct bg_picture *picture,
                           const struct bg_value *value);

/* The number of a point, or what stands in its place. */
const char *bg_brief_point(struct bg_arena *arena, const struct bg_picture *picture, size_t series,
                           size_t point);

/* -- pictures ------------------------------------------------------------------------------------- */
struct bg_pictures bg_brief_case_pictures(struct bg_arena *arena, const struct bg_key_figures *key);
/* Every proposal beside the others, and what all share: years, sweeps. */
struct bg_pictures bg_brief_model_pictures(struct bg_arena *arena, const struct bg_model *model);
/* Of a corpus: who wins by an answer of the vendors, the figures of a sweep, the years. */
struct bg_pictures bg_brief_corpus_pictures(struct bg_arena *arena, const struct bg_corpus *corpus);
/* The same as tables, each with the sheet that it is in a workbook. Gives how many. */
enum { BG_BRIEF_BESIDE = 3 };
struct bg_brief_beside {
    const char *sheet, *note;
    struct bg_brief_table table;
};
size_t bg_brief_corpus_tables(struct bg_arena *arena, const struct bg_corpus *corpus,
                              struct bg_brief_beside out[BG_BRIEF_BESIDE]);
/* The sweeps of a model, a picture a figure, with a line where something changes. */
struct bg_pictures bg_brief_sweep_pictures(struct bg_arena *arena, const struct bg_model *model);
/* Both lists, one behind the other. */
struct bg_pictures bg_brief_joined(struct bg_arena *arena, struct bg_pictures a,
                                   struct bg_pictures b);
/* Key figures of contracts that exist, year by year; none where no figure steps. */
struct bg_pictures bg_brief_register_years(struct bg_arena *arena, const struct bg_model *model);
/* Contracts that exist, by the size of the vendor; none where the register does not say it. */
struct bg_pictures bg_brief_register_sizes(struct bg_arena *arena, const struct bg_model *model);
struct bg_brief_table bg_brief_register_size_table(struct bg_arena *arena,
                                                   const struct bg_model *model);
/* One picture for each of the big figures: titles and keys by proposal. */
struct bg_pictures bg_brief_compare_pictures(struct bg_arena *arena, const char *const *titles,
                                             const struct bg_key_figures *const *keys, size_t n);
/* The same figures as a table, a row for each proposal. */
struct bg_brief_table bg_brief_compare_table(struct bg_arena *arena, const char *const *titles,
                                             const struct bg_key_figures *const *keys, size_t n);
/* Puts both into a brief of several proposals. */
void bg_brief_set_compared(struct bg_arena *arena, struct bg_brief *brief);

#endif
