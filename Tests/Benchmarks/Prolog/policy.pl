% Puts every question to the rules and prints a line of JSON. A question takes back the facets of the one before it,
% asserts its own, and finds all recommendations.
% Arguments: "plain" or "indexed", how often all questions are asked, how many of them, the rules, the questions.

:- initialization(main, main).

main([Mode, RepeatsText, LimitText, Rules, Questions]) :-
    atom_number(RepeatsText, Repeats),
    atom_number(LimitText, Limit),
    statistics(cputime, Start),
    load_files(Rules, [silent(true)]),
    statistics(cputime, Loaded),
    load_files(Questions, [silent(true)]),
    findall(Facets, (question(Number, Facets), Number < Limit), All),
    length(All, Count),
    findall(Seconds-Result, (between(1, Repeats, _), timed(Mode, All, Seconds, Result)), Rounds),
    keysort(Rounds, Sorted),
    Middle is Repeats // 2,
    nth0(Middle, Sorted, Median-(Recommendations/Sum)),
    LoadSeconds is Loaded - Start,
    Micro is Median / Count * 1000000,
    high_water(Peak),
    format('{"load_s": ~6f, "us": ~3f, "questions": ~d, "count": ~d, "sum": ~d, "peak_kb": ~d}~n',
           [LoadSeconds, Micro, Count, Recommendations, Sum, Peak]).

timed(Mode, Questions, Seconds, Result) :-
    statistics(cputime, Start),
    ask_all(Questions, Mode, 0/0, Result),
    statistics(cputime, End),
    Seconds is End - Start.

ask_all([], _, Result, Result).
ask_all([Facets | Rest], Mode, Count0/Sum0, Result) :-
    retractall(facet(_, _)),
    maplist(assertz, Facets),
    recommendations(Mode, Found),
    length(Found, Length),
    sum_list(Found, Total),
    Count is Count0 + Length,
    Sum is Sum0 + Total,
    ask_all(Rest, Mode, Count/Sum, Result).

recommendations(plain, Found) :-
    findall(Rule, recommended(Rule), Found).
recommendations(indexed, Found) :-
    facet(issue, Issue),
    findall(Rule, recommended(Issue, Rule), Found).

% Kilobytes at the most, of the whole process.
high_water(Kilobytes) :-
    setup_call_cleanup(open('/proc/self/status', read, Stream), high_water(Stream, Kilobytes), close(Stream)).

high_water(Stream, Kilobytes) :-
    read_line_to_string(Stream, Line),
    (   string_concat("VmHWM:", Rest, Line)
    ->  split_string(Rest, " \t", " \t", Words),
        member(Word, Words),
        number_string(Kilobytes, Word)
    ;   high_water(Stream, Kilobytes)
    ).
