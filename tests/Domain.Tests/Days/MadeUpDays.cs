using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using QueueServer.Domain;

namespace Domain.Tests.Days;

/// <summary>Four hundred made-up days of up to two hundred steps each, always the same.</summary>
internal static class MadeUpDays
{
    public static readonly Config Config = FsCheck
        .Config.QuickThrowOnFailure.WithMaxTest(400)
        .WithStartSize(20)
        .WithEndSize(200)
        .WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261123), FSharpOption<int>.None)));

    public static void OnEveryDay(Action<PlayedDay> holds) =>
        Check.One(Config, Prop.ForAll(Step.ManyDays, (Action<Step[]>)(steps => holds(PlayedDay.Of(steps)))));

    public static void AfterEveryTurn(Action<OfficeState> holds) => OnEveryDay(day => Assert.All(day.Turns, turn => holds(turn.After)));

    /// <summary>The tickets given on a day, each with its turn.</summary>
    public static IEnumerable<(PlayedDay.Turn Turn, TicketIssued Issued)> IssuedOn(PlayedDay day) =>
        day
            .Turns.Where(turn => turn.Record is not null)
            .SelectMany(turn => turn.Record!.Events.OfType<TicketIssued>().Select(issued => (turn, issued))); // filtered
}
