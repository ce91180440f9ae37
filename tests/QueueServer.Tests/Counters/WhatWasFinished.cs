using System.Collections.Immutable;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Screens;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Counters;

/// <summary>What an officer is asked after a finish, and finds again later; made of the day alone.</summary>
public sealed class WhatWasFinished
{
    private static readonly DateTimeOffset Start = TestOffice.Morning;
    private static readonly ServiceId Births = new("births"),
        Copies = new("copies"),
        Land = new("land");

    /// <summary>Births have six procedures, copies two, land none.</summary>
    private static readonly OfficeSettings Settings = new(
        new("office"),
        Name("Cơ quan"),
        "Asia/Ho_Chi_Minh",
        [new(Births, 'A', Name("Hộ tịch"), 10), new(Copies, 'B', Name("Chứng thực"), 5), new(Land, 'C', Name("Đất đai"), 15)],
        [new(new("one"), 1, Name("Quầy 1"), [Births, Copies, Land])]
    )
    {
        Procedures =
        [
            .. Enumerable.Range(1, 6).Select(n => new ProcedureSettings(new($"1.{n}"), Name($"Khai sinh {n}"), Births)),
            new(new("2.1"), Name("Bản sao"), Copies),
            new(new("2.2"), Name("Chữ ký"), Copies),
        ],
    };

    private static ImmutableSortedDictionary<string, string> Name(string vi) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("vi", vi);

    private static Ticket Finished(int n, ServiceId service, int second, string by = "lan", params string[] procedures) =>
        new()
        {
            Id = TicketId.New(),
            Number = new('A', n),
            Visitor = VisitorId.New(),
            Service = service,
            Code = TicketCode.New(),
            HasFace = false,
            HasPicture = false,
            IssuedAt = Start,
            WaitsFrom = Start,
            RanksAt = Start,
            Place = n,
            State = TicketState.Finished,
            Finish = new(new("quay-1"), by, Start.AddSeconds(second)),
            Outcome =
                procedures.Length == 0
                    ? null
                    : new ServiceOutcome { Procedures = [.. procedures.Select(code => new ProcedureCount(new(code)))] },
        };

    private static OfficeSnapshot At(int second, params Ticket[] tickets) =>
        new(
            OfficeState.Initial(Settings.Id, new(2026, 11, 23), 0) with
            {
                Tickets = tickets.ToImmutableDictionary(ticket => ticket.Id),
            },
            Settings,
            Start.AddSeconds(second)
        );

    private static IEnumerable<string> Choices(JustFinished? just) => just!.Choices.Select(choice => choice.Code.Value); // asked for

    [Fact]
    public void Is_asked_about_for_twenty_seconds()
    {
        var ticket = Finished(1, Births, second: 100);
        Assert.Equal(
            (ticket.Id, Start.AddSeconds(120)),
            FinishedTickets.JustNow(At(100, ticket), "lan") is { } just ? (just.Ticket.Id, just.Until) : default
        );
        Assert.NotNull(FinishedTickets.JustNow(At(119, ticket), "lan"));
        Assert.Null(FinishedTickets.JustNow(At(120, ticket), "lan"));
    }

    [Fact]
    public void Is_the_officers_own_and_the_latest()
    {
        var (first, second, other) = (Finished(1, Births, 100), Finished(2, Births, 105), Finished(3, Births, 110, "hoa"));
        Assert.Equal(second.Id, FinishedTickets.JustNow(At(111, first, second, other), "lan")?.Ticket.Id);
        Assert.Equal(
            [second.Id, first.Id],
            FinishedTickets.TodayOf(At(9999, first, second, other), "lan").Tickets.Select(ticket => ticket.Id)
        );
        Assert.Null(FinishedTickets.JustNow(At(111, other), "lan"));
    }

    [Fact]
    public void Offers_in_the_morning_what_the_service_has_and_five_at_most()
    {
        Assert.Equal(["1.1", "1.2", "1.3", "1.4", "1.5"], Choices(FinishedTickets.JustNow(At(1, Finished(1, Births, 0)), "lan")));
        Assert.Equal(["2.1", "2.2"], Choices(FinishedTickets.JustNow(At(1, Finished(1, Copies, 0)), "lan")));
        Assert.Empty(Choices(FinishedTickets.JustNow(At(1, Finished(1, Land, 0)), "lan")));
    }

    [Fact]
    public void Offers_what_the_officer_said_last_the_finished_tickets_service_first()
    {
        Ticket[] before =
        [
            Finished(1, Births, 10, procedures: ["1.4"]),
            Finished(2, Births, 20, procedures: ["1.6", "1.5"]),
            Finished(3, Copies, 30, procedures: ["2.2"]),
            Finished(4, Births, 40, procedures: ["1.4"]),
            Finished(5, Copies, 50, "hoa", "2.1"),
            Finished(6, Births, 60, procedures: ["9.9"]), // the office has it no more
        ];
        Assert.Equal(
            ["1.4", "1.6", "1.5", "2.2", "1.1"],
            Choices(FinishedTickets.JustNow(At(100, [.. before, Finished(7, Births, 100)]), "lan"))
        );
        Assert.Equal(
            ["2.2", "1.4", "1.6", "1.5", "2.1"],
            Choices(FinishedTickets.JustNow(At(100, [.. before, Finished(7, Copies, 100)]), "lan"))
        );
    }

    [Fact]
    public void Keeps_each_choice_at_its_key_once_one_is_said()
    {
        var (before, ticket) = (Finished(1, Births, 10, procedures: ["1.4"]), Finished(2, Births, 100));
        var said = ticket with { Outcome = new ServiceOutcome { Procedures = [new(new("1.2"))] } };
        Assert.Equal(
            Choices(FinishedTickets.JustNow(At(101, before, ticket), "lan")),
            Choices(FinishedTickets.JustNow(At(102, before, said), "lan"))
        );
    }

    [Fact]
    public void Says_what_was_said()
    {
        var (silent, said) = (Finished(1, Births, 10), Finished(2, Births, 20, procedures: ["1.4"]));
        var advice = Finished(3, Births, 30) with { Outcome = new(OutcomeKind.AdviceOnly) };
        var today = FinishedTickets.TodayOf(At(100, silent, said, advice), "lan").Tickets;
        Assert.Equal([true, true, false], today.Select(ticket => ticket.Said));
        Assert.Equal([OutcomeKind.AdviceOnly, null, null], today.Select(ticket => ticket.Outcome));
        Assert.Equal([0, 1, 0], today.Select(ticket => ticket.Procedures.Count));
    }
}
