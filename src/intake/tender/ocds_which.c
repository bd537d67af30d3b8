/* Which releases of an OCDS document are read. A process that is published as several releases which
 * nobody has merged is refused, since a corrected bid would appear beside the one it corrects;
 * and so is a versioned release, in which every field is the list of all that it ever was. */
#include <string.h>

#include "intake/tender/ocds.h"

#include "base/list.h"

const char bg_ocds_not_merged[] = "the releases of its process are not merged into one";

struct release {
    const struct cJSON *node;
    const char *ocid;
    bool compiled;
};

struct releases { /* of a document, growing */
    struct bg_ocds_reading *r;
    struct release *list;
    size_t n, room;
};

static void ocds_which_add(struct releases *all, const struct cJSON *node, const char *ocid,
                           bool compiled)
{
    BG_MORE(all->r->arena, all->list, all->n, all->room);
    all->list[all->n++] = (struct release){node, ocid, compiled};
}

/* -- releases that are refused --------------------------------------------------------------------
 */

static const char *ocds_which_id_of(const struct bg_ocds_reading *r, const struct cJSON *node)
{
    const struct bg_public_tender tender = {.arena = r->arena, .json = r->json};
    return bg_public_key(&tender, node, "id");
}

static void refuse_release(struct bg_ocds_reading *r, const struct cJSON *release, const char *ocid,
                           const char *why)
{
    struct bg_intake *intake = r->intake;
    const struct cJSON *bids = bg_ocds_bids_of(release), *bid = bg_json_first(bids);
    intake->process = bg_arena_text(intake->arena, ocid, strlen(ocid));
    intake->tenders.refused++;
    intake->bids_in += (int64_t)bg_ocds_bids_n(bids);
    for (; bid; bid = bg_json_next(bid)) {
        if (bg_json_type(bid) == BG_JSON_NULL)
            continue;
        intake->entry++;
        bg_intake_refused(intake, bg_json_pos(r->json, bid), "", ocds_which_id_of(r, bid), why);
    }
}

/* A list of all that a field ever was. */
static bool is_history(const struct cJSON *node)
{
    const struct cJSON *first = bg_json_first(node);
    return node && bg_json_type(node) == BG_JSON_ARRAY && bg_json_get(first, "releaseDate") &&
           bg_json_get(first, "releaseID") && bg_json_get(first, "value");
}

static bool has_history(const struct cJSON *object, int deep)
{
    for (const struct cJSON *one = bg_json_first(object); one; one = bg_json_next(one)) {
        if (is_history(one))
            return true;
        if (deep > 0 && bg_json_first(one) && has_history(one, deep - 1))
            return true;
    }
    return false;
}

static bool is_versioned(const struct cJSON *release)
{
    static const char *const parts[] = {"tender", "bids", "awards"};
    enum { DEEP = 3 }; /* bids.details[].value.amount */
    if (has_history(release, 0))
        return true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct cJSON *part = bg_json_get(release, parts[i]);
        if (part && has_history(part, DEEP))
            return true;
    }
    return false;
}

static void refuse_versioned(struct bg_ocds_reading *r, const struct cJSON *release,
                             const char *ocid)
{
    size_t n = bg_ocds_bids_n(bg_ocds_bids_of(release));
    bg_diag_add(
        r->intake->diags, BG_E683, bg_json_pos(r->json, release),
        "\"%s\" is published as a versioned release, the history of each of its fields, with "
        "%zu bid%s",
        ocid, n, n == 1 ? "" : "s");
    refuse_release(r, release, ocid, "it is in a versioned release, which nobody has compiled");
}

/* -- of one process, one --------------------------------------------------------------------------
 */

/* What the releases of one process come to, kept at its first one. */
struct process {
    size_t same, compiled, the_one;
};

static bool is_merged(const struct process *process)
{
    return process->same == 1 || process->compiled == 1;
}

static void ocds_which_read_one(struct bg_ocds_reading *r, const struct process *process,
                                const struct release *release, bool the_one)
{
    if (!is_merged(process))
        refuse_release(r, release->node, release->ocid, bg_ocds_not_merged);
    else if (the_one && is_versioned(release->node))
        refuse_versioned(r, release->node, release->ocid);
    else if (the_one)
        bg_ocds_release(r, release->node, release->ocid);
    else
        r->intake->tenders.ignored++;
}

/* Of several releases of one process the only compiled one counts; without it none does. */
static void read_releases(struct bg_ocds_reading *r, const struct release *all, size_t n)
{
    const char **ocids = BG_ARRAY(r->arena, n, const char *);
    struct process *processes = BG_ARRAY(r->arena, n, struct process);
    size_t *first = BG_ARRAY(r->arena, n, size_t);
    for (size_t i = 0; i < n; i++)
        ocids[i] = all[i].ocid;
    const struct bg_index *index = bg_index_new(r->arena, ocids, n);
    for (size_t i = 0; i < n; i++) {
        first[i] = ocids[i][0] ? (size_t)bg_index_find(index, ocids[i]) : i;
        struct process *process = &processes[first[i]];
        process->compiled += all[i].compiled;
        if (process->same++ == 0 || all[i].compiled)
            process->the_one = i;
    }
    for (size_t i = 0; i < n; i++) {
        const struct process *process = &processes[first[i]];
        if (first[i] == i && is_merged(process) && process->same > 1)
            bg_intake_note(r->intake, BG_IGNORED,
                           "%zu single releases of \"%s\", which its compiled release merges",
                           process->same - 1, ocids[i]);
        if (first[i] == i && !is_merged(process))
            bg_diag_add(r->intake->diags, BG_E651, bg_json_pos(r->json, all[i].node),
                        "%zu releases of \"%s\" are not merged into one", process->same, ocids[i]);
        ocds_which_read_one(r, process, &all[i], process->the_one == i);
    }
}

/* -- documents ------------------------------------------------------------------------------------
 */

/* The releases of a record: its compiled one, else those that it embeds, else its versioned one, to
 * be refused; links are not followed. */
static void add_record(struct releases *all, const struct cJSON *record)
{
    struct bg_ocds_reading *r = all->r;
    const struct cJSON *compiled = bg_json_get(record, "compiledRelease");
    const struct cJSON *versioned = bg_json_get(record, "versionedRelease");
    const struct cJSON *one = bg_json_first(bg_json_get(record, "releases"));
    const char *ocid = bg_public_text(record, "ocid");
    size_t links = 0, before = all->n;
    if (bg_json_first(compiled)) {
        const char *own = bg_public_text(compiled, "ocid");
        ocds_which_add(all, compiled, own[0] ? own : ocid, true);
        return;
    }
    for (; one; one = bg_json_next(one)) {
        const char *own = bg_public_text(one, "ocid");
        if (bg_json_text(one) || (bg_json_get(one, "url") && !bg_json_get(one, "tender")))
            links++;
        else if (bg_json_type(one) == BG_JSON_OBJECT)
            ocds_which_add(all, one, own[0] ? own : ocid, bg_ocds_is_compiled(one));
    }
    if (all->n > before)
        return;
    if (bg_json_first(versioned)) {
        const char *own = bg_public_text(versioned, "ocid");
        ocds_which_add(all, versioned, own[0] ? own : ocid, false);
        return;
    }
    bg_diag_add(r->intake->diags, BG_E652, bg_json_pos(r->json, record),
                "the record \"%s\" has no compiled release%s", ocid,
                links ? ", only links to releases" : "");
    r->intake->tenders.in++;
    r->intake->tenders.refused++;
}

static bool is_some_release(const struct cJSON *node)
{
    static const char *const parts[] = {"ocid", "tender", "bids", "awards"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (bg_json_get(node, parts[i]))
            return true;
    return false;
}

static bool is_record(const struct cJSON *node)
{
    return bg_json_get(node, "compiledRelease") || bg_json_get(node, "versionedRelease");
}

/* Null where a release belongs is none; what is anything else is refused. */
static void ocds_which_add_release(struct releases *all, const struct cJSON *node)
{
    struct bg_intake *intake = all->r->intake;
    if (bg_json_type(node) == BG_JSON_OBJECT) {
        ocds_which_add(all, node, bg_public_text(node, "ocid"), bg_ocds_is_compiled(node));
        return;
    }
    intake->tenders.in++;
    if (bg_json_type(node) == BG_JSON_NULL) {
        intake->tenders.ignored++;
        bg_intake_note(intake, BG_IGNORED, "null, where a release belongs");
        return;
    }
    intake->tenders.refused++;
    bg_diag_add(intake->diags, BG_E653, bg_json_pos(all->r->json, node),
                "%s found where a release belongs", bg_json_type_name(bg_json_type(node)));
}

/* A release, a record or a package of either. False: it is nothing of OCDS, said. */
static bool ocds_which_add_document(struct releases *all, const struct cJSON *root)
{
    const struct cJSON *records = bg_json_get(root, "records");
    const struct cJSON *releases = bg_json_get(root, "releases");
    const struct cJSON *one;
    if (is_record(root)) {
        add_record(all, root);
        return true;
    }
    if (!records && !releases && is_some_release(root)) {
        ocds_which_add_release(all, root);
        return true;
    }
    if (!records && !releases) {
        bg_diag_add(all->r->intake->diags, BG_E653, bg_json_pos(all->r->json, root),
                    "this is not an OCDS release: it has no \"ocid\", \"tender\" or \"bids\"");
        return false;
    }
    for (one = bg_json_first(records); one; one = bg_json_next(one))
        add_record(all, one);
    for (one = bg_json_first(releases); one; one = bg_json_next(one))
        ocds_which_add_release(all, one);
    return true;
}

bool bg_ocds_document(struct bg_ocds_reading *r)
{
    struct releases all = {.r = r};
    const struct cJSON *root = r->json->root, *one;
    if (bg_json_type(root) != BG_JSON_ARRAY) {
        if (!ocds_which_add_document(&all, root))
            return false;
    } else {
        for (one = bg_json_first(root); one; one = bg_json_next(one)) {
            if (bg_json_type(one) != BG_JSON_OBJECT) {
                ocds_which_add_release(&all, one);
            } else if (!ocds_which_add_document(&all, one)) {
                r->intake->tenders.in++;
                r->intake->tenders.refused++;
            }
        }
    }
    r->intake->tenders.in += (int64_t)all.n;
    read_releases(r, all.list, all.n);
    return true;
}
