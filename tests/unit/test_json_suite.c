/* Nicolas Seriot's JSONTestSuite, read from $BIDGAUGE_SHARED/corpora: all n_ files are refused, all
 * y_ files accepted except those of the list below, and the i_ files that are accepted are listed. */
#define _GNU_SOURCE
#include "base/json.h"
#include "host/host.h"

#include <dirent.h>

#include "t.h"

static char folder[512];

/* y_ files that are refused, and why. */
static const char *const refused_by_policy[] = {
    "y_object_duplicated_key.json",             /* a key twice */
    "y_object_duplicated_key_and_value.json",   /* a key twice */
    "y_object_escaped_null_in_key.json",        /* U+0000 */
    "y_string_null_escape.json",                /* U+0000 */
    "y_string_allowed_escapes.json",            /* U+0008, which XML cannot hold */
    "y_string_escaped_control_character.json",  /* U+0012, which XML cannot hold */
    "y_string_nonCharacterInUTF-8_U+FFFF.json", /* U+FFFF, which XML cannot hold */
    "y_string_unicode_U+FFFE_nonchar.json",     /* U+FFFE, which XML cannot hold */
    "y_string_escaped_noncharacter.json",       /* U+FFFF, which XML cannot hold */
};

/* i_ files (the RFC leaves them open) that are accepted; the others are refused. */
static const char *const open_accepted[] = {
    "i_structure_UTF-8_BOM_empty_object.json",
    "i_number_too_big_pos_int.json", /* 21 digits, kept exactly */
    "i_number_too_big_neg_int.json",
};

static bool among(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

static bool accepted(const char *name)
{
    const struct bg_host *host = bg_host_posix();
    char path[1024], *bytes;
    size_t n;
    const char *error;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(host->read(host->data, path, 1 << 24, &bytes, &n, &error), BG_HOST_OK);
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_diags *diags = bg_diags_new(arena);
    bool read = bg_json_parse(arena, diags, bg_source_new(arena, name, bytes, n), NULL) != NULL;
    assert_true(read == (bg_diag_count(diags, BG_ERROR) == 0));
    bg_arena_free(arena);
    host->release(host->data, bytes);
    return read;
}

static void whole_suite(void **state)
{
    (void)state;
    DIR *dir = opendir(folder);
    int counts[3] = {0}, wrong = 0;
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        const char *name = entry->d_name;
        bool want;
        if (strncmp(name, "y_", 2) == 0) {
            counts[0]++;
            want = !among(name, refused_by_policy, COUNT(refused_by_policy));
        } else if (strncmp(name, "n_", 2) == 0) {
            counts[1]++;
            want = false;
        } else if (strncmp(name, "i_", 2) == 0) {
            counts[2]++;
            want = among(name, open_accepted, COUNT(open_accepted));
        } else {
            continue;
        }
        if (accepted(name) != want) {
            wrong++;
            print_message("%s should be %s\n", name, want ? "accepted" : "refused");
        }
    }
    closedir(dir);
    print_message("JSONTestSuite: %d y_, %d n_, %d i_, %d wrong\n", counts[0], counts[1], counts[2],
                  wrong);
    assert_int_equal(wrong, 0);
    assert_int_equal(counts[0], 95);
    assert_int_equal(counts[1], 188);
    assert_int_equal(counts[2], 35);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_suite)};
    const char *shared = getenv("BIDGAUGE_SHARED");
    if (!shared) {
        puts("SKIPPED: JSONTestSuite, because BIDGAUGE_SHARED is not set");
        return 0;
    }
    snprintf(folder, sizeof folder, "%s/corpora/JSONTestSuite/test_parsing", shared);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
