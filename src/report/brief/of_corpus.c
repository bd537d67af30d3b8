/* A brief from the sums over a corpus. */
#include "report/brief/brief.h"

#include <string.h>

#include "bidgauge.h" /* its version, and nothing else */
#include "score/headline/headline.h"

static void of_corpus_set_cases(struct bg_arena *arena, const struct bg_corpus *corpus,
                                struct bg_brief *out)
{
    size_t first = corpus->cases_n > 1 ? 1 : 0, n = corpus->cases_n - first;
    struct bg_brief_case *cases = BG_ARRAY(arena, n, struct bg_brief_case);
    for (size_t i = 0; i < n; i++) {
        const struct bg_corpus_scenario *s = &corpus->scenarios[first + i];
        cases[i].title = s->title[0] ? s->title : s->id;
        cases[i].description = s->description;
        cases[i].key = bg_key_corpus(arena, corpus, first + i);
        cases[i].pictures = bg_brief_case_pictures(arena, cases[i].key);
    }
    out->cases = cases;
    out->cases_n = n;
}

static void of_corpus_set_files(struct bg_arena *arena, const struct bg_corpus *corpus,
                                struct bg_brief *out)
{
    struct bg_brief_file *files = BG_ARRAY(arena, corpus->files_n + 1, struct bg_brief_file);
    files[0].name = bg_arena_printf(arena, "ruleset %s", corpus->scenarios[0].ruleset_id);
    memcpy(files[0].sha256, corpus->scenarios[0].sha256, sizeof files[0].sha256);
    for (size_t i = 0; i < corpus->files_n; i++) {
        files[i + 1].name = corpus->files[i].name;
        memcpy(files[i + 1].sha256, corpus->files[i].sha256, sizeof files[0].sha256);
    }
    out->files = files;
    out->files_n = corpus->files_n + 1;
}

static void set_tables(struct bg_arena *arena, const struct bg_corpus *corpus, struct bg_brief *out)
{
    struct bg_brief_beside beside[BG_BRIEF_BESIDE];
    size_t n = bg_brief_corpus_tables(arena, corpus, beside);
    struct bg_brief_table *tables = BG_ARRAY(arena, n, struct bg_brief_table);
    for (size_t i = 0; i < n; i++)
        tables[i] = beside[i].table;
    out->tables = tables;
    out->tables_n = n;
}

static void of_corpus_set_sources(struct bg_arena *arena, const struct bg_corpus *corpus,
                                  struct bg_brief *out)
{
    size_t most = 0, n = 0;
    for (size_t c = 0; c < corpus->cases_n; c++)
        most += corpus->scenarios[c].sources_n;
    struct bg_brief_source *sources = BG_ARRAY(arena, most, struct bg_brief_source);
    for (size_t c = corpus->cases_n; c-- > 0;) /* the proposals' own first */
        for (size_t i = 0; i < corpus->scenarios[c].sources_n; i++) {
            const struct bg_source_ref *s = &corpus->scenarios[c].sources[i];
            sources[n++] = (struct bg_brief_source){s->title, s->url, s->retrieved,
                                                    !s->verified_said || s->verified};
        }
    out->sources = sources;
    out->sources_n = n;
}

const struct bg_brief *bg_brief_of_corpus(struct bg_arena *arena, const struct bg_corpus *corpus,
                                          const char *command)
{
    static const char *const method[] = {
        "Every tender is evaluated under today's rules and under each proposal. Of each tender one "
        "bid "
        "counts: the one that is recommended. Rivals are alternatives of which one is awarded, and "
        "are "
        "never added up.",
        "Prices and pay are summed over the tenders whose award is known under both; where one "
        "side "
        "recommends nobody, the other's bid stands in.",
        "The parts of a difference are sums of the same parts tender by tender: what is passed on "
        "or "
        "raised, what a preference costs, and what the award moves to another bid."};
    static const char *const left_out[] = {
        "How many vendors would have bid, and at what price, had they known the standard.",
        "The buyer's cost of running and enforcing the standard."};
    char tenders[BG_DEC_TEXT], bids[BG_DEC_TEXT];
    struct bg_brief *out = BG_NEW(arena, struct bg_brief);
    out->subject =
        bg_arena_printf(arena, "%s: %s tenders, %s bids", corpus->scenarios[0].ruleset_title,
                        bg_dec_grouped(bg_dec_int(corpus->tenders), 0, tenders),
                        bg_dec_grouped(bg_dec_int(corpus->bids), 0, bids));
    out->jurisdiction = corpus->scenarios[0].jurisdiction;
    out->program = "bidgauge " BG_VERSION;
    out->command = command;
    out->as_of = corpus->scenarios[0].as_of;
    of_corpus_set_cases(arena, corpus, out);
    out->title = out->cases_n == 1 ? out->cases[0].title
                                   : bg_arena_printf(arena, "%zu proposals compared", out->cases_n);
    out->pictures = bg_brief_corpus_pictures(arena, corpus);
    bg_brief_set_compared(arena, out);
    set_tables(arena, corpus, out);
    of_corpus_set_sources(arena, corpus, out);
    of_corpus_set_files(arena, corpus, out);
    out->method = method;
    out->method_n = sizeof method / sizeof *method;
    out->left_out = left_out;
    out->left_out_n = sizeof left_out / sizeof *left_out;
    return out;
}
