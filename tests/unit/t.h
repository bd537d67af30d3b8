/* What every unit test includes first: cmocka with the headers it wants, and sizes of arrays. */
#ifndef BG_TESTS_UNIT_T_H
#define BG_TESTS_UNIT_T_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
