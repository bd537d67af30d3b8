/* The catalogues of what reports say, searched by their English. */
#include "base/say.h"

#include <string.h>

#define SAY(english, own) {english, own},
static const struct bg_said spanish[] = {
#include "base/say_es.def"
};
#undef SAY

static const struct {
    const char *name;
    const struct bg_said *rows; /* in the order of the bytes of their English */
    size_t n;
} languages[BG_LANGUAGE__COUNT] = {
    [BG_ENGLISH] = {"en", NULL, 0},
    [BG_SPANISH] = {"es", spanish, sizeof spanish / sizeof *spanish},
};

const char *bg_say(enum bg_language language, const char *english)
{
    const struct bg_said *rows = languages[language].rows;
    size_t low = 0, high = languages[language].n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(english, rows[middle].english);
        if (order == 0)
            return rows[middle].own;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return english;
}

bool bg_language_find(const char *name, enum bg_language *out)
{
    for (int i = 0; i < BG_LANGUAGE__COUNT; i++)
        if (strcmp(languages[i].name, name) == 0) {
            *out = (enum bg_language)i;
            return true;
        }
    return false;
}

const char *bg_language_name(enum bg_language language)
{
    return languages[language].name;
}

const struct bg_said *bg_said_row(enum bg_language language, size_t i)
{
    return i < languages[language].n ? &languages[language].rows[i] : NULL;
}
