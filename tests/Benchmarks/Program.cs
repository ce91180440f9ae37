using System.Globalization;
using Benchmarks;
using Benchmarks.Idle;
using Benchmarks.Micro;
using Benchmarks.Pipeline;
using Benchmarks.Reports;
using Benchmarks.Stores;
using Tests.Shared;

const string usage = """
    Usage: dotnet run -c Release --project tests/Benchmarks --
             [pipeline [--passes N | --out FILE] | idle [--seconds N] | micro [NAME | --out FILE] | stores [--cuts N]
              | reports [--days N --tickets N [--keep DIR]] | units [--offices N --days N] | what-if [--tickets N]
              | days LAST N TICKETS DIR]

      pipeline   every stage of the face pipeline on one thread at 640x480, beside dlib where it is installed (default)
        --passes N   each frame's time is the least of N runs over all frames, for a machine that others use too (default: 3)
        --out FILE   writes the result there as JSON
      idle       KioskDevice with a camera and nobody near: the share of one core it takes
        --seconds N  for how long it is watched (default: 300)
      micro      single operations of the server: rules, views, journal, replay, search of a face
        NAME         only those of one class, such as DayReplay
        --out FILE   writes the results there as JSON
      stores     what SQLite, LiteDB and a file of lines keep after a power cut, how fast they commit, in how many bytes; needs strace
        --cuts N     power cuts for each (default: 30)
      reports    an office's facts and reports over many days
        --days N     working days (default: 780, three years)
        --tickets N  numbers a day (default: 300)
        --keep DIR   leaves the data folder there, for a server to be started on
      units      the figures of many offices, added up over a tree
        --offices N  offices (default: 126)
        --days N     days of each (default: 365)
      days       fills an empty data folder with the sample office and N working days up to LAST (2026-11-27), for a server to be started on
      what-if    a day played as it was and with one more counter
        --tickets N  numbers a day (default: 530, some 500 on a Friday)
    """;

try
{
    switch (args)
    {
        case [] or ["pipeline"]:
            await PipelineRun.RunAsync(passes: 3);
            return 0;
        case ["pipeline", "--passes", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var passes) && passes >= 1:
            await PipelineRun.RunAsync(passes);
            return 0;
        case ["pipeline", "--out", var path]:
            await PipelineRun.RunAsync(passes: 3, path);
            return 0;
        case ["idle"]:
            await IdleKiosk.RunAsync(TimeSpan.FromMinutes(5));
            return 0;
        case ["idle", "--seconds", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds >= 1:
            await IdleKiosk.RunAsync(TimeSpan.FromSeconds(seconds));
            return 0;
        case ["micro"]:
            MicroRun.Run(path: null);
            return 0;
        case ["micro", "--out", var path]:
            MicroRun.Run(path);
            return 0;
        case ["micro", var name] when name != "--out":
            MicroRun.Run(path: null, name);
            return 0;
        case ["units"]:
            await UnitsRun.RunAsync(offices: 126, days: 365);
            return 0;
        case ["units", "--offices", var some, "--days", var span]
            when int.TryParse(some, CultureInfo.InvariantCulture, out var offices)
                && int.TryParse(span, CultureInfo.InvariantCulture, out var days)
                && offices >= 1
                && days >= 1:
            await UnitsRun.RunAsync(offices, days);
            return 0;
        case ["reports"]:
            await ReportsRun.RunAsync(days: 780, tickets: 300, folder: null);
            return 0;
        case ["reports", "--days", var text, "--tickets", var each, .. var rest]
            when int.TryParse(text, CultureInfo.InvariantCulture, out var days)
                && int.TryParse(each, CultureInfo.InvariantCulture, out var tickets)
                && rest is [] or ["--keep", _]:
            await ReportsRun.RunAsync(days, tickets, rest is [_, var kept] ? kept : null);
            return 0;
        case ["days", var date, var text, var each, var folder]
            when DateOnly.TryParse(date, CultureInfo.InvariantCulture, out var last)
                && int.TryParse(text, CultureInfo.InvariantCulture, out var days)
                && int.TryParse(each, CultureInfo.InvariantCulture, out var tickets):
            await PlayedFolder.FillAsync(folder, hours: true, office => ManyDays.Make(office, last, days, tickets, seed: 20261123));
            return 0;
        case ["what-if"]:
            WhatIfRun.Run(SampleDay.Sample(), tickets: 530);
            return 0;
        case ["what-if", "--tickets", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var tickets) && tickets >= 1:
            WhatIfRun.Run(SampleDay.Sample(), tickets);
            return 0;
        case ["stores"]:
            await StoresRun.RunAsync(cuts: 30);
            return 0;
        case ["stores", "--cuts", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var cuts) && cuts >= 1:
            await StoresRun.RunAsync(cuts);
            return 0;
        case ["stores", "--child", var name, var folder]:
            StoresRun.Commit(name, folder);
            return 0;
        default:
            Console.Error.WriteLine(usage);
            return 2;
    }
}
catch (BenchmarkException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
