/* Counts draws that are given instead of drawn: "bids weights draws", then for each draw its weights
 * (of 2^32) and its ratings (of 10^12, bid by bid), all whole numbers. Prints the counts of ranks and
 * the sums of the weights that made each bid first. */
#include <inttypes.h>
#include <stdio.h>

#include "base/arena.h"
#include "score/robustness/smaa.h"

static void print(const int64_t *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("%" PRId64 " ", numbers[i]);
    printf("\n");
}

int main(void)
{
    struct bg_smaa s = {.price = -1};
    size_t draws;
    if (scanf("%zu %zu %zu", &s.bids_n, &s.weights_n, &draws) != 3)
        return 2;
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_smaa_sums sums = bg_smaa_sums_new(arena, &s);
    struct bg_smaa_work *work = bg_smaa_work_new(arena, &s, NULL);
    int64_t *weights = BG_ARRAY(arena, s.weights_n, int64_t);
    int64_t *ratings = BG_ARRAY(arena, s.bids_n * s.weights_n, int64_t);
    for (size_t draw = 0; draw < draws; draw++) {
        for (size_t k = 0; k < s.weights_n; k++)
            if (scanf("%" SCNd64, &weights[k]) != 1)
                return 2;
        for (size_t k = 0; k < s.bids_n * s.weights_n; k++)
            if (scanf("%" SCNd64, &ratings[k]) != 1)
                return 2;
        bg_smaa_count(&s, work, weights, ratings, &sums);
    }
    for (size_t i = 0; i < s.bids_n; i++) {
        print(sums.ranks + i * s.bids_n, s.bids_n);
        print(sums.weights + i * s.weights_n, s.weights_n);
    }
    bg_arena_free(arena);
    return 0;
}
