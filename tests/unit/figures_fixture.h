/* The figures of two results as JSON beside each other: what is another, and whether that is said. */
#ifndef BG_TESTS_UNIT_FIGURES_FIXTURE_H
#define BG_TESTS_UNIT_FIGURES_FIXTURE_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "t.h"

enum { PATH = 512 };

struct leaf {
    char *path;
    const cJSON *value;
};
struct leaves {
    struct leaf *leaf;
    size_t n, room;
};

static void leaf_add(struct leaves *to, const char *path, const cJSON *value)
{
    if (to->n == to->room) {
        to->room = to->room * 2 + 1024;
        to->leaf = realloc(to->leaf, to->room * sizeof *to->leaf);
        assert_non_null(to->leaf);
    }
    to->leaf[to->n++] = (struct leaf){strdup(path), value};
}

/* What an entry of a list is about, so that it is found when others come before it. */
static const char *name_of(const cJSON *entry)
{
    static const char *const names[] = {"bid",    "id",     "scenario", "name", "formula",
                                        "weight", "period", "clause",   "step", "worker"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const cJSON *name = cJSON_GetObjectItemCaseSensitive(entry, names[i]);
        if (cJSON_IsString(name))
            return name->valuestring;
    }
    return NULL;
}

static void flatten(struct leaves *to, const cJSON *node, const char *path)
{
    int i = 0;
    if (!cJSON_IsArray(node) && !cJSON_IsObject(node))
        leaf_add(to, path, node);
    else
        for (const cJSON *c = node->child; c != NULL; c = c->next, i++) {
            char below[PATH], number[16];
            const char *name = cJSON_IsArray(node) ? name_of(c) : c->string;
            snprintf(number, sizeof number, "%d", i);
            snprintf(below, sizeof below, "%s/%s", path, name ? name : number);
            flatten(to, c, below);
        }
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct leaf *)a)->path, ((const struct leaf *)b)->path);
}

static struct leaves leaves_of(const cJSON *data)
{
    struct leaves out = {0};
    flatten(&out, data, "");
    qsort(out.leaf, out.n, sizeof *out.leaf, by_path);
    return out;
}

static void leaves_drop(struct leaves *leaves)
{
    for (size_t i = 0; i < leaves->n; i++)
        free(leaves->leaf[i].path);
    free(leaves->leaf);
}

static bool is_any(const char *word, const char *const *of)
{
    while (*of != NULL && strcmp(*of, word) != 0)
        of++;
    return *of != NULL;
}

/* That now says, where before it did not, that something is not known: a figure is gone; an outcome is an error; a
 * sum has fewer lines in it or more beside it; a bid is not ranked; a requirement cannot be found to be met. */
static bool says_more(const char *path, const cJSON *before, const cJSON *now)
{
    static const char *const reasons[] = {"not_known", "not_in_it", "why", "instead", NULL};
    const char *key = strrchr(path, '/') + 1;
    if (cJSON_IsNumber(before) && !cJSON_IsNumber(now))
        return true;
    if (cJSON_IsNumber(before) && strcmp(key, "lines") == 0)
        return now->valuedouble < before->valuedouble;
    if (cJSON_IsNumber(before)) /* figures/failed_today/value, lines_without_workers */
        return (strstr(path, "/failed") != NULL || strstr(key, "without") != NULL) &&
               now->valuedouble > before->valuedouble;
    if (!cJSON_IsString(now))
        return false;
    if (is_any(key, reasons))
        return now->valuestring[0] != '\0';
    return strcmp(now->valuestring, "error") == 0 ||
           (strcmp(key, "status") == 0 && strcmp(now->valuestring, "ranked") != 0);
}

/* A figure that is another. What a firm could change is rounded for reading, where that can be done. */
static bool is_another(const char *path, const cJSON *before, const cJSON *now)
{
    double apart = fabs(now->valuedouble - before->valuedouble);
    if (strstr(path, "/would_change_args/") != NULL)
        return apart > fabs(before->valuedouble) / 100;
    return apart > 0;
}

/* The path of a figure that is another without a word; NULL: there is none. */
static const char *silent(const struct leaves *before, const struct leaves *now)
{
    const char *first = NULL;
    size_t i = 0, k = 0;
    while (i < before->n || k < now->n) {
        const struct leaf *a = i < before->n ? &before->leaf[i] : NULL;
        const struct leaf *b = k < now->n ? &now->leaf[k] : NULL;
        int order = a == NULL ? 1 : b == NULL ? -1 : strcmp(a->path, b->path);
        const cJSON *x = order <= 0 ? a->value : NULL, *y = order >= 0 ? b->value : NULL;
        const char *path = order <= 0 ? a->path : b->path;
        i += order <= 0;
        k += order >= 0;
        if (x != NULL && y != NULL && cJSON_Compare(x, y, true))
            continue;
        if (says_more(path, x, y))
            return NULL;
        if (first == NULL && cJSON_IsNumber(x) && cJSON_IsNumber(y) && is_another(path, x, y))
            first = path;
    }
    return first;
}

#endif
