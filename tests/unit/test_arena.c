#include "base/arena.h"
#include "base/buf.h"

#include "t.h"

static int order[8];
static int ordered;

static void note_release(void *slot)
{
    order[ordered++] = *(int *)slot;
}

static void allocations_are_zeroed_and_apart(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    char *before = NULL;
    for (size_t n = 0; n < 9000; n += 37) {
        char *p = bg_arena_alloc(arena, n);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 'x', n);
        assert_ptr_not_equal(p, before);
        before = p;
    }
    assert_true(bg_arena_used(arena) > 1000000);
    assert_string_equal(bg_arena_text(arena, "abcdef", 3), "abc");
    assert_string_equal(bg_arena_printf(arena, "%d-%s", 7, "x"), "7-x");
    bg_arena_free(arena);
    bg_arena_free(NULL);
}

/* Around the lengths at which a text is printed a second time: 256 bytes, and a buffer that is just full. */
static void formats_of_any_length(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    char want[600];
    for (int n = 0; n < 520; n++) {
        struct bg_buf buf;
        memset(want, 'x', (size_t)n);
        want[n] = '\0';
        const char *printed = bg_arena_printf(arena, "%s", want);
        assert_string_equal(printed, want);
        bg_buf_init(&buf, arena);
        bg_buf_printf(&buf, "%s", want);
        assert_string_equal(bg_buf_text(&buf), want);
        bg_buf_printf(&buf, "%.*s%c", n / 3, want, '!'); /* behind what is there */
        assert_int_equal(buf.size, n + n / 3 + 1);
        assert_int_equal(strlen(bg_buf_text(&buf)), buf.size);
        assert_int_equal(buf.data[buf.size - 1], '!');
    }
    bg_arena_free(arena);
}

static void reset_keeps_blocks(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(200000);
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 50; i++) {
            char *p = bg_arena_alloc(arena, 1000);
            assert_int_equal(p[999], 0);
            memset(p, 1, 1000);
        }
        bg_arena_reset(arena);
        assert_int_equal(bg_arena_used(arena), 0);
    }
    bg_arena_free(arena);
}

static void cleanups_run_newest_first(void **state)
{
    (void)state;
    static int one = 1, two = 2;
    struct bg_arena *arena = bg_arena_new(0);
    ordered = 0;
    *bg_arena_defer(arena, note_release) = &one;
    *bg_arena_defer(arena, note_release) = &two;
    bg_arena_defer(arena, note_release); /* acquiring it failed */
    bg_arena_reset(arena);
    assert_int_equal(ordered, 2);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 1);
    bg_arena_free(arena);
    assert_int_equal(ordered, 2);
}

struct job {
    struct bg_arena *arena;
    size_t size;
    bool inner_result, after;
};

static void take(void *data)
{
    struct job *job = data;
    bg_arena_alloc(job->arena, job->size);
    job->after = true;
}

static void take_in_inner(void *data)
{
    struct job *job = data;
    job->inner_result = bg_arena_try(job->arena, take, job);
    bg_arena_alloc(job->arena, 10);
}

static void overflow(void *data)
{
    bg_arena_array(((struct job *)data)->arena, SIZE_MAX / 4, 8);
}

static void out_of_memory_ends_the_innermost_try(void **state)
{
    (void)state;
    struct job job = {.arena = bg_arena_new(100000), .size = 200000};
    assert_false(bg_arena_try(job.arena, take, &job));
    assert_false(job.after);
    assert_true(bg_arena_try(job.arena, take_in_inner, &job));
    assert_false(job.inner_result);
    assert_false(bg_arena_try(job.arena, overflow, &job));
    job.size = SIZE_MAX - 8;
    assert_false(bg_arena_try(job.arena, take, &job));
    job.size = 90000;
    assert_true(bg_arena_try(job.arena, take, &job));
    bg_arena_free(job.arena);
}

static void fail_after_counts(void **state)
{
    (void)state;
    struct job job = {.arena = bg_arena_new(0), .size = 8};
    bg_arena_fail_after(2);
    assert_true(bg_arena_try(job.arena, take, &job));
    assert_true(bg_arena_try(job.arena, take, &job));
    assert_false(bg_arena_try(job.arena, take, &job));
    assert_true(bg_arena_try(job.arena, take, &job)); /* once */
    bg_arena_fail_after(0);
    assert_null(bg_arena_new(0));
    bg_arena_fail_after(-1);
    bg_arena_free(job.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_zeroed_and_apart),
        cmocka_unit_test(formats_of_any_length),
        cmocka_unit_test(reset_keeps_blocks),
        cmocka_unit_test(cleanups_run_newest_first),
        cmocka_unit_test(out_of_memory_ends_the_innermost_try),
        cmocka_unit_test(fail_after_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
