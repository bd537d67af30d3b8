/* Outside text to model: rulesets and bids. Readers are chosen by looking at the bytes. Faults go
 * to diags, all of a file in one run; a bid that cannot be read stays, as unreadable. */
#ifndef BG_INTAKE_INTAKE_H
#define BG_INTAKE_INTAKE_H

#include "model/bid.h"

struct bg_exact_weight { /* a weight that has no short decimal: a third of 65 */
    const char *id;      /* of a criterion; "" for the price */
    const struct bg_ratio *weight;
};
struct bg_load_options {
    int64_t as_of;                         /* BG_NO_DATE: the solicitation's */
    const struct bg_exact_weight *weights; /* in force instead of the text's, which are rounded */
    size_t weights_n;
    const struct bg_source *changes; /* loaded before, and changed here; or NULL */
    bool checking; /* before publication: what an evaluation could still live with is a fault too */
    enum bg_language language; /* in which expressions are put into words */
};

/* NULL: it has errors, in diags. Loads every lot too. */
const struct bg_ruleset *bg_ruleset_load(struct bg_arena *arena, struct bg_diags *diags,
                                         const struct bg_source *source,
                                         const struct bg_load_options *options);

/* Reads every bid of the source (one JSON object, or JSON Lines) against the ruleset and appends
 * to the list. Always at least one bid for a source, even when unreadable. A lot's bids are got by
 * loading against the lot's ruleset with lot set. */
struct bg_bid_list; /* growing; make with bg_bid_list_new */
struct bg_bid_list *bg_bid_list_new(struct bg_arena *arena);
/* The buyer's decisions (intake/decisions) will be applied to what is read from here on. */
void bg_bid_list_to_be_decided(struct bg_bid_list *list);
void bg_bids_read(struct bg_bid_list *list, struct bg_diags *diags,
                  const struct bg_ruleset *ruleset, const char *lot,
                  const struct bg_source *source);
/* One bid that is the root of json, or a part of it that is made to be its root. id: what it is
 * called where it has no id that can be read. */
struct bg_json;
void bg_bids_read_node(struct bg_bid_list *list, struct bg_diags *diags,
                       const struct bg_ruleset *ruleset, const char *lot,
                       const struct bg_json *json, const char *id);
/* A place holder for a file that cannot be used. */
void bg_bids_unreadable(struct bg_bid_list *list, const struct bg_ruleset *ruleset, const char *lot,
                        const struct bg_source *source, const char *reason);
/* Puts the bids in the order of their ids, so that no output depends on the order of the input. */
void bg_bids_by_id(struct bg_bid_list *list);
/* Marks repeated ids and vendors, and gives the list. */
struct bg_bids bg_bids_finish(struct bg_bid_list *list, struct bg_diags *diags);

/* One parsed bid against the ruleset; the bid borrows from json. Always a bid, but NULL for a lot
 * that it is not for. */
const struct bg_bid *bg_bid_bind(struct bg_arena *arena, struct bg_diags *diags,
                                 const struct bg_ruleset *ruleset, const char *lot,
                                 const struct bg_json *json);

/* JSON Schemas (2020-12) from the loader's own tables; name: "ruleset", "bid", "scenario", "tender"
 * or "map". */
void bg_schema_write(struct bg_buf *out, const char *name);
/* The keys of rulesets and bids for people, as Markdown and as the middle of a manual page. */
void bg_reference_write(struct bg_buf *out);
void bg_reference_manual(struct bg_buf *out);

/* What a source is, by its bytes. */
enum bg_source_kind {
    BG_SOURCE_BID,
    BG_SOURCE_BIDS_LINES,
    BG_SOURCE_RULESET,
    BG_SOURCE_PROZORRO,
    BG_SOURCE_UNKNOWN
};
enum bg_source_kind bg_source_sniff(const struct bg_source *source);

struct bg_intake; /* a source of another format being read, intake/format.h */

/* Import: a file of another format to files of ours. put is called once a file with a path relative
 * to the output folder ("LOT/ruleset.json", "LOT/bids/BID.json"; before it "PROCESS/" where the
 * source holds several). What was changed, ignored or refused is appended to report, one line each,
 * and then how many of what the source holds came out how. *made is what was read, for the caller
 * to go on with; NULL: no format. False: nothing usable, or not all of it; faults in diags. */
struct bg_import_sink {
    bool (*put)(void *data, const char *path, const char *bytes, size_t n);
    void *data;
};
struct bg_form_issuer;
struct bg_import_options {
    const struct bg_ruleset *ruleset;    /* that the bids are for; NULL: none is given */
    const struct bg_source *map;         /* a mapping of columns; NULL: none is given */
    const struct bg_form_issuer *issuer; /* of vendors' forms (model/form.h); NULL: none */
};
bool bg_import(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
               const struct bg_import_options *options, const struct bg_import_sink *sink,
               const struct bg_intake **made, struct bg_buf *report);
/* A mapping for a table as JSON text, by the names in its header; what could not be matched is said
 * in diags. ruleset NULL: only what every bid has is matched. False: the table cannot be read. */
bool bg_map_suggest(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
                    const struct bg_ruleset *ruleset, struct bg_buf *out);

#endif
