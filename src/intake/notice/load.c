/* A file of letters by its shape, then what its names lead to: sources, and parts that what is withheld
 * forbids. */
#include "intake/notice/notice.h"

#include <string.h>

#include "base/date.h"

#define IN(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

struct raw_source {
    struct bg_item item;
    struct bg_notice_source out;
};
struct raw_part {
    struct bg_item item;
    struct bg_notice_part out;
    int is;
    const char *source;
    struct bg_texts blanks;
};
struct raw_withheld {
    struct bg_item item;
    struct bg_notice_withheld out;
    int is;
    const char *source;
};
struct raw_words {
    struct bg_item item;
    const char *bid, *bidder, *buyer;
};
struct raw_notice {
    struct bg_item item;
    const char *format;
    struct bg_notice out;
    int whom;
    struct raw_words words;
    struct bg_items sources, parts, withheld;
    struct bg_texts not_from_record;
};

static const char *const formats[] = {"bidgauge-notice/1", NULL};
static const char *const audiences[] = {"all", "unsuccessful", "excluded", NULL};
static const char *const kinds[] = {"comparison",   "other_bidders", "unsuccessful_bidders",
                                    "other_scores", "ranking",       NULL};

static const struct bg_key source_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_source, out.title), .required = true},
    {"url", BG_KEY_TEXT, IN(raw_source, out.url), .required = true,
     .about = "Where it can be read"},
    {"citation", BG_KEY_TEXT, IN(raw_source, out.citation), .about = "Article, section or page"},
    {"retrieved", BG_KEY_DATE, IN(raw_source, out.retrieved), .required = true,
     .about = "When it was looked up"},
    {"verified", BG_KEY_BOOL, IN(raw_source, out.verified), .required = true,
     .about = "What the file says was read there; false is said whenever letters are made"},
    END};
static const struct bg_shape source_shape = {.name = "notice_source",
                                             .what = "source",
                                             .size = sizeof(struct raw_source),
                                             .keys = source_keys};

static const struct bg_key part_keys[] = {
    {"part", BG_KEY_ENUM, IN(raw_part, is), .name_at = bg_notice_part_name, .required = true,
     .about = "What it is made of"},
    {"title", BG_KEY_TEXT, IN(raw_part, out.title), .required = true,
     .about = "Above it in the letter"},
    {"says", BG_KEY_TEXT, IN(raw_part, out.says), .about = "A sentence under the title"},
    {"source", BG_KEY_TEXT, IN(raw_part, source), .about = "Which source asks for it"},
    {"reasons", BG_KEY_BOOL, IN(raw_part, out.reasons),
     .about = "Of scores: each has an explanation; one that has none stops the letter"},
    {"names", BG_KEY_BOOL, IN(raw_part, out.names),
     .about = "Of a ranking: every bidder by name; else only the recipient and the chosen one"},
    {"fact", BG_KEY_TEXT, IN(raw_part, out.fact),
     .about = "Of a text: a fact of the ruleset that is told with it"},
    {"date", BG_KEY_BOOL, IN(raw_part, out.date),
     .about = "Of a text: it ends with a date that the officer gives (--standstill-ends)"},
    {"admissible", BG_KEY_BOOL, IN(raw_part, out.admissible),
     .about = "Not told about a bid that was excluded"},
    {"blanks", BG_KEY_TEXTS, IN(raw_part, blanks),
     .about = "Lines that whoever sends the letter fills in, since no record holds them"},
    END};
static const struct bg_shape part_shape = {
    .name = "notice_part", .what = "part", .size = sizeof(struct raw_part), .keys = part_keys};

static const struct bg_key withheld_keys[] = {
    {"what", BG_KEY_ENUM, IN(raw_withheld, is), .names = kinds, .required = true},
    {"says", BG_KEY_TEXT, IN(raw_withheld, out.says), .about = "The rule, in a sentence"},
    {"source", BG_KEY_TEXT, IN(raw_withheld, source)},
    END};
static const struct bg_shape withheld_shape = {.name = "notice_withheld",
                                               .what = "rule of what is withheld",
                                               .size = sizeof(struct raw_withheld),
                                               .keys = withheld_keys};

static const struct bg_key word_keys[] = {
    {"bid", BG_KEY_TEXT, IN(raw_words, bid), .about = "What the law calls a bid: tender"},
    {"bidder", BG_KEY_TEXT, IN(raw_words, bidder), .about = "And who hands it in: supplier"},
    {"buyer", BG_KEY_TEXT, IN(raw_words, buyer), .about = "And who buys: contracting authority"},
    END};
static const struct bg_shape words_shape = {
    .name = "notice_words", .what = "words", .size = sizeof(struct raw_words), .keys = word_keys};

static const struct bg_key notice_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_notice, format), .names = formats, .required = true},
    {"id", BG_KEY_TEXT, IN(raw_notice, out.id), .required = true, .about = "As in --regime=ID"},
    {"title", BG_KEY_TEXT, IN(raw_notice, out.title), .required = true,
     .about = "What the letter is called"},
    {"law", BG_KEY_TEXT, IN(raw_notice, out.law), .required = true},
    {"jurisdiction", BG_KEY_TEXT, IN(raw_notice, out.jurisdiction)},
    {"note", BG_KEY_TEXT, IN(raw_notice, out.note),
     .about = "What whoever uses the file must know; not in the letters"},
    {"effective_from", BG_KEY_DATE, IN(raw_notice, out.from)},
    {"effective_to", BG_KEY_DATE, IN(raw_notice, out.to)},
    {"for", BG_KEY_ENUM, IN(raw_notice, whom), .names = audiences, .unless = "all"},
    {"before_award", BG_KEY_BOOL, IN(raw_notice, out.before_award),
     .about = "Letters are made before anything is decided, without prices"},
    {"words", BG_KEY_OBJECT, IN(raw_notice, words), .of = &words_shape},
    {"sources", BG_KEY_MAP, IN(raw_notice, sources), .of = &source_shape, .required = true,
     .least = 1},
    {"parts", BG_KEY_LIST, IN(raw_notice, parts), .of = &part_shape, .required = true, .least = 1},
    {"withheld", BG_KEY_LIST, IN(raw_notice, withheld), .of = &withheld_shape},
    {"not_from_record", BG_KEY_TEXTS, IN(raw_notice, not_from_record),
     .about = "What the law asks for and no record holds: said whenever letters are made"},
    END};
const struct bg_shape bg_notice_shape = {.name = "notice",
                                         .what = "file of letters",
                                         .size = sizeof(struct raw_notice),
                                         .keys = notice_keys};

/* -- linking ---------------------------------------------------------------------------------------- */

static const struct bg_notice_source *load_source_of(const struct bg_loading *l,
                                                     const struct bg_notice *notice, const char *id,
                                                     struct bg_pos pos)
{
    const char **names = BG_ARRAY(l->arena, notice->sources_n + 1, const char *);
    for (size_t i = 0; i < notice->sources_n && *id; i++) {
        names[i] = notice->sources[i].id;
        if (strcmp(notice->sources[i].id, id) == 0)
            return &notice->sources[i];
    }
    if (*id)
        bg_diag_add(l->diags, BG_E866, pos, "there is no source \"%s\"%s", id,
                    bg_did_you_mean(l->arena, id, names, notice->sources_n));
    return NULL;
}

static void load_link_sources(const struct bg_loading *l, struct raw_notice *raw)
{
    struct bg_notice_source *made = BG_ARRAY(l->arena, raw->sources.n, struct bg_notice_source);
    const struct raw_source *given = raw->sources.items;
    for (size_t i = 0; i < raw->sources.n; i++) {
        made[i] = given[i].out;
        made[i].id = given[i].item.key;
    }
    raw->out.sources = made;
    raw->out.sources_n = raw->sources.n;
}

static void link_parts(const struct bg_loading *l, struct raw_notice *raw)
{
    struct bg_notice_part *made = BG_ARRAY(l->arena, raw->parts.n, struct bg_notice_part);
    const struct raw_part *given = raw->parts.items;
    for (size_t i = 0; i < raw->parts.n; i++) {
        made[i] = given[i].out;
        made[i].is = (enum bg_notice_part_is)given[i].is;
        made[i].pos = given[i].item.pos;
        made[i].blanks = given[i].blanks.items;
        made[i].blanks_n = given[i].blanks.n;
        made[i].source = load_source_of(l, &raw->out, given[i].source,
                                        bg_item_pos(l->json, &given[i].item, "source"));
        if (made[i].is == BG_NOTICE_TEXT && !*made[i].says)
            bg_diag_add(l->diags, BG_E866, made[i].pos, "a part \"text\" has nothing in \"says\"");
    }
    raw->out.parts = made;
    raw->out.parts_n = raw->parts.n;
}

static void link_withheld(const struct bg_loading *l, struct raw_notice *raw)
{
    struct bg_notice_withheld *made =
        BG_ARRAY(l->arena, raw->withheld.n, struct bg_notice_withheld);
    const struct raw_withheld *given = raw->withheld.items;
    for (size_t i = 0; i < raw->withheld.n; i++) {
        made[i] = given[i].out;
        made[i].is = (enum bg_notice_withheld_is)given[i].is;
        made[i].pos = given[i].item.pos;
        made[i].source = load_source_of(l, &raw->out, given[i].source,
                                        bg_item_pos(l->json, &given[i].item, "source"));
    }
    raw->out.withheld = made;
    raw->out.withheld_n = raw->withheld.n;
}

/* -- what contradicts itself ------------------------------------------------------------------------- */

static const struct {
    enum bg_notice_part_is part;
    unsigned forbidden; /* by any of these, as bits */
} conflicts[] = {
    {BG_NOTICE_AWARD, 1u << BG_WITHHELD_OTHER_BIDDERS},
    {BG_NOTICE_CHOSEN_SCORES, 1u << BG_WITHHELD_OTHER_BIDDERS | 1u << BG_WITHHELD_OTHER_SCORES |
                                  1u << BG_WITHHELD_COMPARISON},
    {BG_NOTICE_ADVANTAGES, 1u << BG_WITHHELD_OTHER_BIDDERS | 1u << BG_WITHHELD_COMPARISON},
    {BG_NOTICE_PRICES, 1u << BG_WITHHELD_OTHER_BIDDERS | 1u << BG_WITHHELD_OTHER_SCORES},
    {BG_NOTICE_RANKING, 1u << BG_WITHHELD_OTHER_BIDDERS | 1u << BG_WITHHELD_RANKING},
    {BG_NOTICE_RATIONALE, 1u << BG_WITHHELD_OTHER_BIDDERS},
};

static void check_withheld(const struct bg_loading *l, const struct bg_notice *notice)
{
    for (size_t p = 0; p < notice->parts_n; p++) {
        const struct bg_notice_part *part = &notice->parts[p];
        for (size_t c = 0; c < sizeof conflicts / sizeof *conflicts; c++)
            for (size_t w = 0; w < notice->withheld_n && conflicts[c].part == part->is; w++)
                if (conflicts[c].forbidden & 1u << notice->withheld[w].is)
                    bg_diag_add(l->diags, BG_E866, part->pos,
                                "the part \"%s\" tells what \"%s\" withholds",
                                bg_notice_part_name(part->is), kinds[notice->withheld[w].is]);
        if (part->is == BG_NOTICE_RANKING && part->names &&
            bg_notice_withholds(notice, BG_WITHHELD_UNSUCCESSFUL))
            bg_diag_add(l->diags, BG_E866, part->pos,
                        "a ranking with all names tells what \"%s\" withholds",
                        kinds[BG_WITHHELD_UNSUCCESSFUL]);
    }
}

static void check_when(const struct bg_loading *l, const struct bg_notice *notice)
{
    static const enum bg_notice_part_is later[] = {BG_NOTICE_AWARD,      BG_NOTICE_CHOSEN_SCORES,
                                                   BG_NOTICE_ADVANTAGES, BG_NOTICE_PRICES,
                                                   BG_NOTICE_RANKING,    BG_NOTICE_RATIONALE};
    for (size_t i = 0; i < sizeof later / sizeof *later && notice->before_award; i++) {
        const struct bg_notice_part *part = bg_notice_part(notice, later[i]);
        if (part)
            bg_diag_add(l->diags, BG_E866, part->pos,
                        "the part \"%s\" is known only after the decision, and the letters are "
                        "made before it",
                        bg_notice_part_name(part->is));
    }
}

const struct bg_notice *bg_notice_load(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_source *source)
{
    int64_t before = bg_diag_count(diags, BG_ERROR);
    struct raw_notice *raw = BG_NEW(arena, struct raw_notice);
    struct bg_loading l = {.arena = arena, .diags = diags};
    l.json = bg_json_parse(arena, diags, source, NULL);
    if (!l.json || !bg_shape_load(&l, l.json->root, &bg_notice_shape, raw))
        return NULL;
    struct bg_notice *notice = &raw->out;
    notice->file = source;
    notice->whom = (enum bg_notice_for)raw->whom;
    notice->bid = *raw->words.bid ? raw->words.bid : "bid";
    notice->bidder = *raw->words.bidder ? raw->words.bidder : "bidder";
    notice->buyer = *raw->words.buyer ? raw->words.buyer : "buyer";
    notice->not_from_record = raw->not_from_record.items;
    notice->not_from_record_n = raw->not_from_record.n;
    load_link_sources(&l, raw);
    link_parts(&l, raw);
    link_withheld(&l, raw);
    check_withheld(&l, notice);
    check_when(&l, notice);
    return bg_diag_count(diags, BG_ERROR) == before ? notice : NULL;
}
