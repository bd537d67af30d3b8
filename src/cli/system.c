/* What Windows leaves to a program: its arguments in UTF-8, wildcards, streams of bytes, a console that shows
 * UTF-8, and a window that closes with the program. */
#include "cli/cli.h"

#ifndef _WIN32

bool cli_system_start(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return true;
}

const char *cli_system_rules(void)
{
    return NULL;
}

void cli_system_end(void)
{
}

#else

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <shellapi.h>
#include <wchar.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH = 4096 };

struct arguments {
    char **items;
    int n, room;
};

static char *narrow(const wchar_t *wide)
{
    int n = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
    char *text = n > 0 ? malloc((size_t)n) : NULL;
    if (text)
        WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, n, NULL, NULL);
    return text;
}

static bool add(struct arguments *list, char *text)
{
    if (!text)
        return false;
    if (list->n + 2 > list->room) {
        int room = list->room * 2 + 16;
        char **grown = realloc(list->items, (size_t)room * sizeof *grown);
        if (!grown)
            return false;
        list->items = grown;
        list->room = room;
    }
    list->items[list->n++] = text;
    list->items[list->n] = NULL;
    return true;
}

/* The slash before the last name of a path, or NULL. */
static wchar_t *last_slash(wchar_t *path)
{
    wchar_t *last = NULL;
    for (; *path; path++)
        if (*path == L'\\' || *path == L'/')
            last = path;
    return last;
}

/* bidgauge writes and compares paths with slashes, which Windows takes as well. Only what is a path is
 * changed: it, or the folder that it is in, is there. */
static void slashes(wchar_t *argument)
{
    wchar_t *value = wcsncmp(argument, L"--", 2) == 0 ? wcschr(argument, L'=') : NULL;
    wchar_t *path = value ? value + 1 : argument, *last = last_slash(path);
    if (!last)
        return;
    wchar_t held = *last;
    *last = L'\0';
    bool is_path = last == path || GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
    *last = held;
    for (; is_path && *path; path++)
        if (*path == L'\\')
            *path = L'/';
}

static int in_order(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "bids\*.json" becomes the files, in the order of their names; a pattern that nothing matches stays. */
static bool add_pattern(struct arguments *list, wchar_t *pattern)
{
    WIN32_FIND_DATAW found;
    wchar_t path[PATH];
    const wchar_t *last = last_slash(pattern);
    size_t folder = last ? (size_t)(last - pattern) + 1 : 0;
    HANDLE search =
        folder < PATH - MAX_PATH ? FindFirstFileW(pattern, &found) : INVALID_HANDLE_VALUE;
    if (search == INVALID_HANDLE_VALUE)
        return add(list, narrow(pattern));
    int first = list->n;
    bool ok = true;
    do {
        if (wcscmp(found.cFileName, L".") == 0 || wcscmp(found.cFileName, L"..") == 0)
            continue;
        wmemcpy(path, pattern, folder);
        wcscpy(path + folder, found.cFileName);
        slashes(path);
        ok = add(list, narrow(path));
    } while (ok && FindNextFileW(search, &found));
    FindClose(search);
    qsort(list->items + first, (size_t)(list->n - first), sizeof *list->items, in_order);
    return ok;
}

bool cli_system_start(int *argc, char ***argv)
{
    struct arguments list = {0};
    int n;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &n);
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    SetConsoleOutputCP(CP_UTF8);
    SetErrorMode(SEM_FAILCRITICALERRORS);
    for (int i = 0; wide && i < n; i++) {
        bool pattern = i > 1 && wide[i][0] != L'-' && wcspbrk(wide[i], L"*?");
        slashes(wide[i]);
        if (!(pattern ? add_pattern(&list, wide[i]) : add(&list, narrow(wide[i]))))
            return false;
    }
    if (!wide)
        return false;
    LocalFree(wide);
    *argc = list.n;
    *argv = list.items;
    return true;
}

const char *cli_system_rules(void)
{
    static char found[PATH * 3];
    wchar_t path[PATH];
    DWORD n = GetModuleFileNameW(NULL, path, PATH - 8);
    wchar_t *slash = n && n < PATH - 8 ? last_slash(path) : NULL;
    if (!slash || GetFileAttributesW(L"rules") != INVALID_FILE_ATTRIBUTES)
        return NULL;
    wcscpy(slash + 1, L"rules");
    if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES)
        return NULL;
    for (wchar_t *p = path; *p; p++)
        if (*p == L'\\')
            *p = L'/';
    return WideCharToMultiByte(CP_UTF8, 0, path, -1, found, sizeof found, NULL, NULL) ? found
                                                                                      : NULL;
}

void cli_system_end(void)
{
    DWORD ours;
    if (GetConsoleProcessList(&ours, 1) != 1) /* a shell has the window too */
        return;
    fputs("\nPress Enter to close this window.\n", stderr);
    getchar();
}

#endif
