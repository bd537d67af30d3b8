/* Names that a folder holds. */
#include "host/names.h"

#include <stdlib.h>
#include <string.h>

bool bg_names_add(struct bg_names *names, const char *name, bool folder)
{
    size_t size = strlen(name);
    if (names->n + size + 2 > names->room) {
        size_t room = names->room * 2 + size + 256;
        char *grown = realloc(names->text, room);
        if (!grown)
            return false;
        names->text = grown;
        names->room = room;
    }
    memcpy(names->text + names->n, name, size);
    names->n += size;
    if (folder)
        names->text[names->n++] = '/';
    names->text[names->n++] = '\0';
    return true;
}
