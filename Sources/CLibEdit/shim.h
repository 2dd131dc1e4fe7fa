#pragma once
// libedit's wide interface as Swift can call it: its setters are variadic, and the standard streams are macros.
#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

typedef unsigned char (*edit_function)(EditLine *, wint_t);
typedef int (*edit_key_source)(EditLine *, wchar_t *);

static inline FILE *edit_stdin(void) { return stdin; }
static inline FILE *edit_stderr(void) { return stderr; }

static inline int edit_set_mode(EditLine *e, const char *name) { return el_set(e, EL_EDITOR, name); }
static inline int edit_get_mode(EditLine *e, const char **name) { return el_get(e, EL_EDITOR, name); }
static inline int edit_enable(EditLine *e, int on) { return el_set(e, EL_EDITMODE, on); }
static inline int edit_set_key_source(EditLine *e, edit_key_source f) { return el_wset(e, EL_GETCFN, f); }
static inline int edit_set_client(EditLine *e, void *client) { return el_set(e, EL_CLIENTDATA, client); }
static inline int edit_get_client(EditLine *e, void **client) { return el_get(e, EL_CLIENTDATA, client); }
static inline int edit_prepare_terminal(EditLine *e, int on) { return el_set(e, EL_PREP_TERM, on); }
static inline int edit_handle_signals(EditLine *e, int on) { return el_set(e, EL_SIGNAL, on); }
static inline int edit_add_function(EditLine *e, const char *name, const char *help, edit_function f) {
  return el_set(e, EL_ADDFN, name, help, f);
}
static inline int edit_bind(EditLine *e, const char *key, const char *function) {
  return el_set(e, EL_BIND, key, function, NULL);
}
static inline int edit_bind_command(EditLine *e, const char *key, const char *function) {
  return el_set(e, EL_BIND, "-a", key, function, NULL);
}
static inline int edit_set_tty(EditLine *e, const char *when, const char *what) {
  return el_set(e, EL_SETTY, when, what, NULL);
}
static inline int edit_use_history(EditLine *e, HistoryW *h) { return el_wset(e, EL_HIST, history_w, h); }
static inline int edit_history_size(HistoryW *h, int size) {
  HistEventW event;
  return history_w(h, &event, H_SETSIZE, size);
}
static inline int edit_history_enter(HistoryW *h, const wchar_t *line) {
  HistEventW event;
  return history_w(h, &event, H_ENTER, line);
}
