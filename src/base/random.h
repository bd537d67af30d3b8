/* Numbers that look random and are the same on every machine and for any number of threads. */
#ifndef BG_BASE_RANDOM_H
#define BG_BASE_RANDOM_H

#include <stdint.h>

/* The n-th number (from 0) of the generator SplitMix64 started with seed: Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014, with the constants of Vigna's
 * splitmix64.c (public domain). Its state only counts, so any number can be had without those
 * before it. */
uint64_t bg_random_at(uint64_t seed, uint64_t n);

#endif
