/* The rows of formats, and what a reader's documents and notes are kept in. */
#include "intake/format.h"

#include <string.h>

#define FORMAT(name) extern const struct bg_format bg_format_##name;
#include "base/list.h"
#include "intake/formats.def"
#undef FORMAT

const struct bg_format *const bg_formats[] = {
#define FORMAT(name) &bg_format_##name,
#include "intake/formats.def"
#undef FORMAT
    NULL,
};

static const char *const loss_names[BG_LOSS__COUNT] = {
    [BG_COERCED] = "changed",
    [BG_IGNORED] = "ignored",
    [BG_REFUSED] = "refused",
    [BG_NOT_MODELLED] = "not modelled",
};

const char *bg_loss_name(enum bg_loss loss)
{
    return loss_names[loss];
}

const struct bg_format *bg_format_of(const struct bg_source *source)
{
    for (const struct bg_format *const *row = bg_formats; *row; row++)
        if ((*row)->is(source))
            return *row;
    return NULL;
}

const struct bg_format *bg_format_given(const struct bg_source *source, const struct bg_source *map)
{
    const struct bg_format *format = bg_format_of(source);
    size_t start = strspn(source->text, " \t\r\n");
    bool json = start < source->size && strchr("{[", source->text[start]);
    return !format && map && !json ? &bg_format_csv : format;
}

const struct bg_intake *bg_intake_read(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_source *source,
                                       const struct bg_format *format,
                                       const struct bg_intake_options *options)
{
    struct bg_intake *intake = BG_NEW(arena, struct bg_intake);
    *intake = (struct bg_intake){.arena = arena,
                                 .diags = diags,
                                 .source = source,
                                 .ruleset = options->ruleset,
                                 .map = options->map,
                                 .issuer = options->issuer,
                                 .format = format};
    intake->last_document = &intake->documents;
    intake->last_note = &intake->notes;
    intake->last_award = &intake->awards;
    intake->process = "";
    intake->failed = !format->read(intake) || intake->full;
    return intake;
}

/* -- places ------------------------------------------------------------------------------------ */

struct bg_places {
    struct bg_arena *arena;
    struct bg_source_place *place;
    size_t n, room;
    struct bg_source_blank *blank;
    size_t blanks_n, blanks_room;
};

struct bg_places *bg_places_new(struct bg_arena *arena)
{
    struct bg_places *places = BG_NEW(arena, struct bg_places);
    places->arena = arena;
    return places;
}

void bg_places_add(struct bg_places *places, const struct bg_buf *text, const char *label)
{
    bg_places_add_problem(places, text, label, NULL);
}

void bg_places_add_problem(struct bg_places *places, const struct bg_buf *text, const char *label,
                           const char *problem)
{
    BG_MORE(places->arena, places->place, places->n, places->room);
    places->place[places->n++] =
        (struct bg_source_place){.offset = text->size, .label = label, .problem = problem};
}

void bg_places_add_blank(struct bg_places *places, const char *key, const char *label)
{
    BG_MORE(places->arena, places->blank, places->blanks_n, places->blanks_room);
    places->blank[places->blanks_n++] = (struct bg_source_blank){key, label};
}

/* -- documents and notes ------------------------------------------------------------------------
 */

/* What a reader gives may end with the line that it reads. */
static const char *format_keep(const struct bg_intake *intake, const char *text)
{
    return text[0] ? bg_arena_text(intake->arena, text, strlen(text)) : "";
}

static struct bg_intake_document *format_append(struct bg_intake *intake, struct bg_pos pos,
                                                const char *lot, const char *id)
{
    struct bg_intake_document *document = BG_NEW(intake->arena, struct bg_intake_document);
    document->pos = pos;
    document->process = intake->process;
    document->lot = format_keep(intake, lot);
    document->id = format_keep(intake, id);
    document->entry = intake->entry;
    document->reason = "";
    *intake->last_document = document;
    intake->last_document = &document->next;
    return document;
}

enum { MADE_AT_LEAST = 128 << 20, MADE_TIMES = 32, DOCUMENT_BYTES = 2048 };

bool bg_intake_full(struct bg_intake *intake)
{
    size_t most = intake->source->size * MADE_TIMES;
    if (most < MADE_AT_LEAST)
        most = MADE_AT_LEAST;
    if (!intake->full && intake->made > most) {
        intake->full = true;
        bg_diag_add(intake->diags, BG_E656, (struct bg_pos){.source = intake->source},
                    "its lots, bids and requirements would become more than %zu MiB of documents",
                    most >> 20);
    }
    return intake->full;
}

/* The hash is the source's: whatever is made from it is on record as made from that. */
static struct bg_source *format_text_of(struct bg_intake *intake, const struct bg_buf *text)
{
    intake->made += text->size + DOCUMENT_BYTES;
    struct bg_source *source = BG_NEW(intake->arena, struct bg_source);
    *source = *intake->source;
    source->text = bg_buf_text(text);
    source->size = text->size;
    source->packed = false;
    source->first_line = 1;
    return source;
}

void bg_intake_bid(struct bg_intake *intake, struct bg_pos pos, const char *lot, const char *id,
                   const struct bg_buf *text, const struct bg_places *places)
{
    struct bg_source *source = format_text_of(intake, text);
    if (!places) {
        struct bg_places *whole = bg_places_new(intake->arena);
        struct bg_buf start = {0};
        bg_places_add(whole, &start, bg_arena_printf(intake->arena, "bid \"%s\"", id));
        places = whole;
    }
    source->places = places->place;
    source->places_n = places->n;
    source->blanks = places->blank;
    source->blanks_n = places->blanks_n;
    format_append(intake, pos, lot, id)->text = source;
}

void bg_intake_ruleset(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                       const struct bg_buf *text)
{
    bg_intake_ruleset_incomplete(intake, pos, lot, text, "");
}

void bg_intake_ruleset_incomplete(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                                  const struct bg_buf *text, const char *reason)
{
    struct bg_intake_document *document = format_append(intake, pos, lot, "");
    document->is_ruleset = true;
    document->text = format_text_of(intake, text);
    document->reason = format_keep(intake, reason);
}

void bg_intake_refused(struct bg_intake *intake, struct bg_pos pos, const char *lot, const char *id,
                       const char *reason)
{
    struct bg_intake_document *document = format_append(intake, pos, lot, id);
    document->refused = true;
    document->reason = format_keep(intake, reason);
    bg_diag_add(intake->diags, BG_E608, pos, "bid \"%s\" is not taken: %s", id, reason);
}

void bg_intake_awarded(struct bg_intake *intake, const struct bg_intake_award *award)
{
    struct bg_intake_award *kept = BG_NEW(intake->arena, struct bg_intake_award);
    *kept = *award;
    kept->next = NULL;
    kept->process = intake->process;
    kept->lot = format_keep(intake, award->lot);
    kept->bid = format_keep(intake, award->bid);
    kept->supplier = format_keep(intake, award->supplier);
    kept->status = format_keep(intake, award->status);
    kept->evaluated = award->evaluated ? format_keep(intake, award->evaluated) : "";
    *intake->last_award = kept;
    intake->last_award = &kept->next;
}

void bg_intake_unreadable(struct bg_intake *intake, struct bg_pos pos, const char *lot,
                          const char *id, const char *reason)
{
    format_append(intake, pos, lot, id)->reason = format_keep(intake, reason);
}

void bg_intake_note(struct bg_intake *intake, enum bg_loss loss, const char *format, ...)
{
    struct bg_intake_note *note = BG_NEW(intake->arena, struct bg_intake_note);
    va_list args;
    va_start(args, format);
    note->text = bg_arena_vprintf(intake->arena, format, args);
    va_end(args);
    note->loss = loss;
    *intake->last_note = note;
    intake->last_note = &note->next;
    intake->losses[loss]++;
}

/* Entries have numbers from 1, and the documents of one may lie apart; a document without a number
 * is an entry of its own. An entry that has several is read when one of them is. */
struct bg_tally bg_intake_bids(const struct bg_intake *intake)
{
    enum { NONE, UNREADABLE, REFUSED, READ };
    struct bg_tally tally = {0};
    int64_t most = 0;
    for (const struct bg_intake_document *d = intake->documents; d; d = d->next)
        most = d->entry > most ? d->entry : most;
    char *best = BG_ARRAY(intake->arena, (size_t)most + 1, char);
    for (const struct bg_intake_document *d = intake->documents; d; d = d->next) {
        char state = d->refused ? REFUSED : d->text ? READ : UNREADABLE;
        if (d->is_ruleset)
            continue;
        if (d->entry && state > best[d->entry])
            best[d->entry] = state;
        tally.read += !d->entry && state == READ;
        tally.refused += !d->entry && state == REFUSED;
        tally.unreadable += !d->entry && state == UNREADABLE;
    }
    for (int64_t i = 1; i <= most; i++) {
        tally.read += best[i] == READ;
        tally.refused += best[i] == REFUSED;
        tally.unreadable += best[i] == UNREADABLE;
    }
    tally.in = tally.read + tally.refused + tally.unreadable;
    if (intake->bids_in > tally.in)
        tally.in = intake->bids_in;
    return tally;
}
