/* The floor of the policy load: no engine, only the least that gives the answers.
 *
 * Every facet (a key with a value) has a number. Rules are kept in one array, sorted by their first facet, so that
 * the rules that a facet may begin are neighbours; the other tests of a rule are looked up in an array of flags.
 * It tells two times: `us` with the questions read before the clock runs, as they are for the engines, and `text_us`
 * with the reading of each question's line (its words cut and looked up) on the clock.
 *
 * Usage: floor RULES QUESTIONS REPEATS. A line is "key value key value ..."; "!" before a key: must be absent.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_TESTS = 3, MOST_FACETS = 16, MOST_BYTES = 1024, SLOTS = 1 << 18 };

typedef struct {
  uint32_t first, number;
  uint32_t tests[MOST_TESTS]; /* facet * 2, plus 1 where it must be present */
  uint32_t count;
} rule;

typedef struct {
  uint32_t facets[MOST_FACETS];
  uint32_t count;
} question;

static char *names[SLOTS];
static uint32_t numbers[SLOTS], known;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static void fail(const char *what) {
  fprintf(stderr, "floor: %s\n", what);
  exit(1);
}

static void *room_for(void *block, size_t count, size_t size) {
  block = realloc(block, count * size);
  if (!block) fail("out of memory");
  return block;
}

/* The number of a facet, from 1. */
static uint32_t facet(const char *key, const char *value) {
  char name[64];
  uint32_t hash = 2166136261u;
  if (snprintf(name, sizeof name, "%s %s", key, value) >= (int)sizeof name) fail("a facet is too long");
  for (const char *c = name; *c; c++) hash = (hash ^ (uint8_t)*c) * 16777619u;
  uint32_t slot = hash % SLOTS;
  while (names[slot] && strcmp(names[slot], name)) slot = (slot + 1) % SLOTS;
  if (!names[slot]) {
    if (known + 1 >= SLOTS / 2) fail("too many facets");
    names[slot] = strdup(name);
    numbers[slot] = ++known;
  }
  return numbers[slot];
}

static rule *read_rules(const char *path, size_t *count) {
  FILE *file = fopen(path, "r");
  char line[MOST_BYTES];
  rule *rules = NULL;
  size_t room = 0;
  if (!file) fail("cannot read the rules");
  for (*count = 0; fgets(line, sizeof line, file); ++*count) {
    if (*count == room) rules = room_for(rules, room = room ? room * 2 : 1024, sizeof *rules);
    rule *new = &rules[*count];
    *new = (rule){.number = *count};
    for (char *key = strtok(line, " \n"); key; key = strtok(NULL, " \n")) {
      char *value = strtok(NULL, " \n");
      int absent = *key == '!';
      uint32_t it = value ? facet(key + absent, value) : 0;
      if (!it || new->count == MOST_TESTS) fail("a rule cannot be read");
      if (new->first) new->tests[new->count++] = it * 2 + !absent;
      else new->first = it;
    }
  }
  fclose(file);
  return rules;
}

static char **read_lines(const char *path, size_t *count) {
  FILE *file = fopen(path, "r");
  char line[MOST_BYTES];
  char **lines = NULL;
  size_t room = 0;
  if (!file) fail("cannot read the questions");
  for (*count = 0; fgets(line, sizeof line, file); ++*count) {
    if (*count == room) lines = room_for(lines, room = room ? room * 2 : 1024, sizeof *lines);
    lines[*count] = strdup(line);
  }
  fclose(file);
  return lines;
}

static void read_question(const char *text, question *asked) {
  char line[MOST_BYTES];
  strcpy(line, text);
  asked->count = 0;
  for (char *key = strtok(line, " \n"); key; key = strtok(NULL, " \n")) {
    char *value = strtok(NULL, " \n");
    if (!value || asked->count == MOST_FACETS) fail("a question cannot be read");
    asked->facets[asked->count++] = facet(key, value);
  }
}

static int by_first(const void *left, const void *right) {
  const rule *a = left, *b = right;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return a->number < b->number ? -1 : a->number > b->number;
}

/* starts[f] .. starts[f + 1]: the rules that begin with facet f. */
static uint32_t *group(rule *rules, size_t count, uint32_t facets) {
  uint32_t *starts = calloc(facets + 2, sizeof *starts);
  if (!starts) fail("out of memory");
  qsort(rules, count, sizeof *rules, by_first);
  for (size_t i = 0; i < count; i++) starts[rules[i].first + 1]++;
  for (uint32_t f = 1; f <= facets + 1; f++) starts[f] += starts[f - 1];
  return starts;
}

static int holds(const rule *candidate, const uint8_t *present) {
  for (uint32_t i = 0; i < candidate->count; i++)
    if (present[candidate->tests[i] >> 1] != (candidate->tests[i] & 1)) return 0;
  return 1;
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

/* The rules at hand and the room to answer in. */
typedef struct {
  const rule *rules;
  const uint32_t *starts;
  uint8_t *present;
  uint32_t *found;
  unsigned long long count, sum;
} matcher;

static void answer(matcher *m, const question *asked) {
  size_t finds = 0;
  for (uint32_t i = 0; i < asked->count; i++) m->present[asked->facets[i]] = 1;
  for (uint32_t i = 0; i < asked->count; i++)
    for (uint32_t r = m->starts[asked->facets[i]]; r < m->starts[asked->facets[i] + 1]; r++)
      if (holds(&m->rules[r], m->present)) m->found[finds++] = m->rules[r].number;
  for (size_t i = 0; i < finds; i++) m->sum += m->found[i];
  m->count += finds;
  for (uint32_t i = 0; i < asked->count; i++) m->present[asked->facets[i]] = 0;
}

static double median(double *times, int count) {
  qsort(times, count, sizeof *times, by_size);
  return times[count / 2];
}

int main(int argc, char **argv) {
  size_t rule_count, question_count;
  if (argc != 4) fail("usage: floor RULES QUESTIONS REPEATS");
  int repeats = atoi(argv[3]);
  if (repeats < 1) fail("REPEATS must be at least 1");
  double start = now();
  rule *rules = read_rules(argv[1], &rule_count);
  double load = now() - start;
  char **lines = read_lines(argv[2], &question_count);
  question *questions = room_for(NULL, question_count + 1, sizeof *questions);
  for (size_t q = 0; q < question_count; q++) read_question(lines[q], &questions[q]);
  matcher m = {rules, group(rules, rule_count, known), calloc(known + 1, 1), calloc(rule_count + 1, 4), 0, 0};
  double *times = calloc(2 * repeats, sizeof *times);
  if (!m.present || !m.found || !times) fail("out of memory");
  for (int round = 0; round < repeats; round++) {
    m.count = m.sum = 0;
    start = now();
    for (size_t q = 0; q < question_count; q++) answer(&m, &questions[q]);
    times[round] = now() - start;
    m.count = m.sum = 0;
    start = now();
    for (size_t q = 0; q < question_count; q++) {
      question asked;
      read_question(lines[q], &asked);
      answer(&m, &asked);
    }
    times[repeats + round] = now() - start;
  }
  double scale = 1e6 / question_count;
  printf("{\"load_s\": %.6f, \"us\": %.4f, \"text_us\": %.4f, \"count\": %llu, \"sum\": %llu}\n", load,
         median(times, repeats) * scale, median(times + repeats, repeats) * scale, m.count, m.sum);
  return 0;
}
