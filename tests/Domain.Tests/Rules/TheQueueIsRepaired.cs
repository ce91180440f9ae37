using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class TheQueueIsRepaired
{
    private static readonly NumberRange Lost = new(new('A', 4), 20);

    private static Scenario Repaired() =>
        Given(Issued(1), Issued(2), Issued(3))
            .When(new NoteRepair(Cmd(1), [Lost, new(new('A', 901), 999, Leased: true)]), at: 60)
            .Then(
                new QueueRepaired(At(60)),
                new NumbersPassedOver(At(60), new('A', 4), new('A', 20)),
                new NumbersPassedOver(At(60), new('A', 901), new('A', 999), Leased: true)
            );

    [Fact]
    public void No_number_that_may_have_been_given_is_given_again() => Repaired().When(Take(4), at: 61).Then(Issued(4, number: 21, at: 61));

    [Fact]
    public void Another_letter_goes_on_as_it_was() => Repaired().When(Take(4, Land), at: 61).Then(Issued(4, Land, number: 1, at: 61));

    [Fact]
    public void Until_a_manager_has_read_it_it_is_told()
    {
        var told = Repaired();
        Assert.Equal(At(60), told.State.Repair!.At); // it was repaired
        Assert.Equal([Lost, new(new('A', 901), 999, Leased: true)], told.State.Repair.Unknown);
        var read = told.When(new SeeRepair(Cmd(2), "manager")).Then(new RepairSeen(At(60), "manager"));
        Assert.Null(read.State.Repair);
        read.When(new SeeRepair(Cmd(3), "manager")).Then();
    }

    [Fact]
    public void A_second_repair_is_told_with_its_own_numbers()
    {
        var twice = Repaired().And(new QueueRepaired(At(90)), new NumbersPassedOver(At(90), new('A', 21), new('A', 40)));
        Assert.Equal([new NumberRange(new('A', 21), 40)], twice.State.Repair!.Unknown); // it was repaired
    }

    [Fact]
    public void What_may_have_been_leased_is_leased_to_nobody_else()
    {
        var leased = Assert.IsType<NumbersLeased>(
            Assert.Single(
                Assert
                    .IsType<Decision.Accepted>(
                        Repaired()
                            .With(Settings with { OutageNumbers = 50 })
                            .When(new LeaseNumbers(Cmd(5), Births, H(1), "kiosk-1"))
                            .Decision
                    )
                    .Events
            )
        );
        Assert.Equal((new TicketNumber('A', 851), new TicketNumber('A', 900)), (leased.First, leased.Last));
    }

    [Fact]
    public void A_number_a_kiosk_gave_of_a_lost_lease_is_taken_in_once()
    {
        var given = Take(4) with { Leased = new(H(1), new('A', 903), At(50)) };
        var taken = Repaired().When(given, at: 70).ThenAccepted();
        Assert.Equal(new TicketNumber('A', 903), taken.State.Tickets[T(4)].Number);
        taken.When(Take(5) with { Leased = new(H(2), new('A', 903), At(50)) }, at: 71).ThenRefused(Refusals.NumberUsed);
    }

    [Fact]
    public void It_is_noted_whatever_the_day_is() =>
        Before().When(new NoteRepair(Cmd(1), [Lost])).Then(new QueueRepaired(At(60)), Lost.PassedOver(At(60)));

    [Fact]
    public void An_office_is_brought_back_to_a_day_above_what_was_given_on_it()
    {
        var back = Before()
            .When(new BringBack(Cmd(1), Today.AddDays(2), "manager", [new(new('A', 1), 7)]))
            .Then(new QueueBroughtBack(At(60), Today.AddDays(2), "manager"), new NumbersPassedOver(At(60), new('A', 1), new('A', 7)));
        back.When(Take(1), at: 61).Then(Issued(1, number: 8, at: 61));
        Assert.Null(back.State.Repair);
        back.When(new BringBack(Cmd(2), Today.AddDays(2), "manager", [])).ThenRefused(Refusals.DayNotAhead);
    }
}
