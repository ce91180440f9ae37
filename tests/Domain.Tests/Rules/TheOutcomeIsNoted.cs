using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class TheOutcomeIsNoted
{
    private static readonly ServiceOutcome Taken = new(OutcomeKind.Accepted) { Procedures = [new(BirthRegistration, 2)] };

    private static Scenario Served() => Given(Opened(One), Issued(1), Called(1, One));

    private static Scenario Finished() => Served().And(new TicketFinished(At(100), T(1), At(0)));

    private static FinishTicket Finish(ServiceOutcome? outcome) => new(CommandId.New(), One, "lan", T(1), outcome);

    private static NoteOutcome Note(ServiceOutcome? outcome, int ticket = 1) => new(CommandId.New(), T(ticket), outcome, "lan");

    public static TheoryData<string, string> Faults =>
        new()
        {
            { "no such kind", Refusals.UnsoundOutcome },
            { "none of it", Refusals.UnsoundOutcome },
            { "a hundred", Refusals.UnsoundOutcome },
            { "twice", Refusals.UnsoundOutcome },
            { "eleven", Refusals.UnsoundOutcome },
            { "unknown", Refusals.UnknownProcedure },
        };

    private static ServiceOutcome Faulty(string fault) =>
        fault switch
        {
            "no such kind" => new((OutcomeKind)99),
            "none of it" => new() { Procedures = [new(Copies, 0)] },
            "a hundred" => new() { Procedures = [new(Copies, 100)] },
            "twice" => new() { Procedures = [new(Copies), new(BirthRegistration), new(Copies)] },
            "eleven" => new() { Procedures = [.. Enumerable.Range(1, 11).Select(n => new ProcedureCount(new($"1.{n}")))] },
            _ => new() { Procedures = [new(new("9.999999"))] },
        };

    [Fact]
    public void With_the_finish()
    {
        var day = Served().When(Finish(Taken), at: 100).Then(new TicketFinished(At(100), T(1), At(0), Taken));
        Assert.Equal(Taken, day.State.Tickets[T(1)].Outcome);
    }

    [Fact]
    public void After_it_in_place_of_what_was_said_before()
    {
        var day = Served()
            .When(Finish(Taken), at: 100)
            .ThenAccepted()
            .When(Note(new(OutcomeKind.AdviceOnly)), at: 200)
            .Then(new OutcomeNoted(At(200), T(1), new(OutcomeKind.AdviceOnly), "lan"));
        Assert.Equal(new(OutcomeKind.AdviceOnly), day.State.Tickets[T(1)].Outcome);
        Assert.Null(day.When(Note(null)).ThenAccepted().State.Tickets[T(1)].Outcome);
    }

    [Fact]
    public void And_said_again_nothing_happens() => Finished().And(new OutcomeNoted(At(110), T(1), Taken, "hoa")).When(Note(Taken)).Then();

    [Fact]
    public void And_is_gone_with_the_finish_that_is_undone()
    {
        var day = Finished()
            .And(new OutcomeNoted(At(110), T(1), Taken, "lan"))
            .When(new UndoLast(CommandId.New(), One, "lan", T(1)), at: 120)
            .ThenAccepted();
        Assert.Null(day.State.Tickets[T(1)].Outcome);
        day.When(Note(Taken)).ThenRefused(Refusals.NotFinished);
    }

    [Fact]
    public void Of_nothing_but_what_is_finished()
    {
        Served().When(Note(Taken)).ThenRefused(Refusals.NotFinished);
        Given(Issued(1)).When(Note(Taken)).ThenRefused(Refusals.NotFinished);
        Given(Issued(1)).When(Note(Taken, ticket: 2)).ThenRefused(Refusals.UnknownTicket);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void As_the_office_knows_it(string fault, string refusal)
    {
        Finished().When(Note(Faulty(fault))).ThenRefused(refusal);
        Served().When(Finish(Faulty(fault))).ThenRefused(refusal);
    }
}
