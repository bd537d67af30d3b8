/* Relations between the parts of a workbook: which part is what, and what lies outside the file. */
#include "base/xlsx_read_part.h"

#include "base/list.h"

#include <string.h>

/* folder + target with "." and ".." resolved; an absolute target starts at the root. */
static const char *xlsx_read_relations_resolve(struct bg_arena *arena, const char *folder,
                                               const char *target)
{
    const char *full =
        target[0] == '/' ? target + 1 : bg_arena_printf(arena, "%s%s", folder, target);
    char *out = bg_arena_alloc(arena, strlen(full) + 2);
    size_t n = 0;
    for (const char *p = full; *p;) {
        size_t length = strcspn(p, "/\\");
        if (length == 2 && memcmp(p, "..", 2) == 0) {
            while (n && out[n - 1] == '/')
                n--;
            while (n && out[n - 1] != '/')
                n--;
        } else if (length && !(length == 1 && *p == '.')) {
            memcpy(out + n, p, length);
            n += length;
            if (p[length])
                out[n++] = '/';
        }
        p += length + (p[length] != '\0');
    }
    out[n] = '\0';
    return out;
}

static const char *relation_open(void *data, const char *name, const char **attributes)
{
    struct bg_xlsx_relations *r = data;
    if (strcmp(name, "Relationship") != 0)
        return NULL;
    const char *id = bg_xlsx_attribute(attributes, "Id");
    const char *type = bg_xlsx_attribute(attributes, "Type");
    const char *target = bg_xlsx_attribute(attributes, "Target");
    const char *mode = bg_xlsx_attribute(attributes, "TargetMode");
    if (!id || !type || !target)
        return "a relation between its parts is incomplete";
    BG_MORE(r->xlsx->arena, r->list, r->n, r->room);
    struct bg_arena *arena = r->xlsx->arena;
    const char *last = strrchr(type, '/');
    bool external = mode && strcmp(mode, "External") == 0;
    r->list[r->n++] = (struct bg_xlsx_relation){
        .id = bg_arena_text(arena, id, strlen(id)),
        .type = bg_arena_text(arena, last ? last + 1 : type, strlen(last ? last + 1 : type)),
        .target = external ? bg_arena_text(arena, target, strlen(target))
                           : xlsx_read_relations_resolve(arena, r->folder, target),
        .external = external,
    };
    return NULL;
}

bool bg_xlsx_relations_at(struct bg_xlsx_relations *r, int64_t entry, const char **error)
{
    static const struct bg_xlsx_handler handler = {.open = relation_open};
    return bg_xlsx_parse(r->xlsx, entry, &handler, r, error);
}

bool bg_xlsx_relations_of(struct bg_xlsx_relations *r, const char *part, const char **error)
{
    const char *slash = strrchr(part, '/'), *name = slash ? slash + 1 : part;
    r->folder = bg_arena_text(r->xlsx->arena, part, (size_t)(name - part));
    const char *path = bg_arena_printf(r->xlsx->arena, "%s_rels/%s.rels", r->folder, name);
    return bg_xlsx_relations_at(r, bg_xlsx_entry_find(r->xlsx, path), error);
}

const struct bg_xlsx_relation *bg_xlsx_by_type(const struct bg_xlsx_relations *r, const char *type)
{
    for (size_t i = 0; i < r->n; i++)
        if (!r->list[i].external && strcmp(r->list[i].type, type) == 0)
            return &r->list[i];
    return NULL;
}

const struct bg_xlsx_relation *bg_xlsx_by_id(const struct bg_xlsx_relations *r, const char *id)
{
    int i = BG_FIND_ID(r->list, r->n, id);
    return i < 0 ? NULL : &r->list[i];
}
