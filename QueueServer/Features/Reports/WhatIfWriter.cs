using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Simulation;
using QueueServer.Facts;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Features.Reports;

/// <summary>Answers what a past day would have come to. Nothing of it is kept.</summary>
internal sealed class WhatIfWriter(FactsStore facts, PastDays past, IDatabase database, IOffices offices) : IDisposable
{
    /// <summary>More people are not played.</summary>
    public const int MostPeople = 3000;

    private const int DaysBack = 183;

    private readonly SemaphoreSlim turn = new(1); // a day is played at a time: the queue needs the other cores

    public void Dispose() => turn.Dispose();

    /// <summary>What a question can be about.</summary>
    public async Task<WhatIfChoices> ChooseAsync(OfficeId office, CancellationToken cancellation)
    {
        var now = offices.Get(office).Now;
        var settings = now.Settings;
        var last = await LastDayAsync(office, now.Today, cancellation);
        var hours = settings.Hours.On(last ?? now.Today);
        return new()
        {
            Office = office,
            Name = settings.Name,
            Services = NamesOf(settings.Services),
            Counters = NamesOf(settings.Counters),
            Calling = settings.Calling,
            HasClasses = !settings.Classes.IsEmpty,
            LastDay = last,
            Hours =
                hours is [var first, .., var end] ? new(first.From, end.To)
                : hours is [var only] && only != Period.WholeDay ? only
                : null,
        };
    }

    /// <summary>Answers a question whose day is soundly asked for.</summary>
    /// <returns>The answer, or what keeps it from being answered.</returns>
    public async Task<(WhatIfView? View, IReadOnlyList<(string Field, string Code)> Faults)> AnswerAsync(
        OfficeId office,
        WhatIfRequest request,
        CancellationToken cancellation
    )
    {
        var (days, fault) = request.Day is { } day
            ? await OneAsync(office, day, cancellation)
            : await WeekdayAsync(office, request, cancellation);
        if (fault is { } cannot)
            return (null, [cannot]);
        var settings = await ReadSettingsAsync(office, days[^1].Facts.Revision);
        if (ChangesRules.Faults(request.Changes, settings).Select(of => ($"changes.{of.Field}", of.Code)).ToList() is { Count: > 0 } faults)
            return (null, faults);
        await turn.WaitAsync(cancellation);
        try
        {
            var played = await Task.Run(() => WhatIf.Play([.. days], settings, request.Changes, cancellation), cancellation);
            return (ViewOf(days, settings, played), []);
        }
        finally
        {
            turn.Release();
        }
    }

    private static WhatIfView ViewOf(ImmutableArray<PastDay> days, OfficeSettings settings, WhatIf played) =>
        new()
        {
            Days = [.. days.Select(day => day.Facts.Day)],
            Happened = played.Happened,
            Replayed = played.Replayed,
            Changed = played.Changed,
            People = played.People,
            Services = NamesOf(settings.Services),
            Counters = NamesOf(settings.Counters),
        };

    private async Task<(ImmutableArray<PastDay> Days, (string, string)? Fault)> OneAsync(
        OfficeId office,
        DateOnly day,
        CancellationToken cancellation
    )
    {
        DayFacts? counted = null;
        var isThere = false;
        await foreach (var one in facts.ReadAsync(office, day, day, cancellation))
            (isThere, counted) = (true, one.Facts);
        var code =
            !isThere ? "no-such-day"
            : counted is null ? "day-unread"
            : !counted.IsClosed ? "day-goes-on"
            : counted.HasGaps ? "day-incomplete"
            : counted.Legs.Count(leg => leg.Index == 1) > MostPeople ? "too-many-people"
            : null;
        if (code is null && await facts.ReplayAsync(office, day, cancellation) is { } past && PastDays.IsWhole(past))
            return ([past], null);
        return ([], ("day", code ?? "day-unread"));
    }

    private async Task<(ImmutableArray<PastDay> Days, (string, string)? Fault)> WeekdayAsync(
        OfficeId office,
        WhatIfRequest request,
        CancellationToken cancellation
    )
    {
        var now = offices.Get(office).Now;
        var next = now.Today; // what is over of today may be among them
        do next = next.AddDays(1);
        while ((int)next.DayOfWeek != request.Weekday % 7);
        var days = await past.LikeAsync(office, next, request.Days, now.Settings.Hours, cancellation);
        return days.Count < WhatIfRequest.LeastDays ? ([], ("weekday", "too-few-days"))
            : days.Max(day => day.Facts.Legs.Count(leg => leg.Index == 1)) > MostPeople ? ([], ("weekday", "too-many-people"))
            : ([.. days], null);
    }

    private async Task<DateOnly?> LastDayAsync(OfficeId office, DateOnly today, CancellationToken cancellation)
    {
        DateOnly? last = null;
        await foreach (var day in facts.ReadAsync(office, today.AddDays(-DaysBack), today, cancellation))
            last = day.Facts is { IsClosed: true, HasGaps: false, Legs.IsEmpty: false } ? day.Day : last;
        return last;
    }

    private async Task<OfficeSettings> ReadSettingsAsync(OfficeId office, long revision)
    {
        await using var context = database.CreateDbContext();
        return await SettingsStore.ReadAsync(context, office, revision);
    }

    private static IReadOnlyList<NamedService> NamesOf(ImmutableArray<ServiceSettings> services) =>
        [.. services.Select(service => new NamedService(service.Id, service.Name))];

    private static IReadOnlyList<NamedCounter> NamesOf(ImmutableArray<CounterSettings> counters) =>
        [.. counters.Select(counter => new NamedCounter(counter.Id, counter.Number, counter.Name, counter.Services))];
}
