using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class NumbersAreLimited
{
    private static readonly OfficeSettings Two = Settings with
    {
        Services = [Settings.Services[0] with { Quota = 2 }, .. Settings.Services[1..]],
    };

    private static Scenario Spent => Given(Issued(1), Issued(2), new TicketCancelled(At(1), T(2), "visitor")).With(Two);

    [Fact]
    public void To_a_services_quota_of_the_day()
    {
        Given(Issued(1)).With(Two).When(Take(2)).ThenAccepted().When(Take(3)).ThenRefused(Refusals.QuotaSpent);
        Spent.When(Take(3)).ThenRefused(Refusals.QuotaSpent); // a number given up is given
        Spent.When(Take(3, Land)).ThenAccepted();
    }

    [Fact]
    public void Unless_an_officer_overrides_it()
    {
        Spent.When(Take(3) with { By = "lan" }).ThenRefused(Refusals.QuotaSpent);
        Spent.When(Take(3) with { By = "lan", Override = true }, at: 5).Then(Issued(3, at: 5) with { By = "lan", Override = true });
    }

    [Fact]
    public void To_one_of_a_service_unless_an_officer_overrides_it()
    {
        var day = Given(Issued(1)).When(Take(2, visitor: 1) with { By = "lan", Override = true }).ThenAccepted();
        Assert.True(day.State.Tickets[T(2)].Overridden);
        Given(Issued(1)).When(Take(2, visitor: 1) with { By = "lan" }).ThenHeld(T(1));
    }

    [Fact]
    public void To_the_office_limit_unless_an_officer_overrides_it() =>
        Given(Issued(1), Issued(2, Land, visitor: 1, number: 1))
            .When(Take(3, Trade, visitor: 1))
            .ThenRefused(Refusals.TooManyTickets)
            .When(Take(3, Trade, visitor: 1) with { By = "lan", Override = true })
            .ThenAccepted();
}
