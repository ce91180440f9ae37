using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>Of whether a visitor is known, when there is another reason to refuse.</summary>
public sealed class ARefusalTellsNothing
{
    [Fact]
    public void To_whoever_holds_as_many_as_they_may_when_the_service_gives_no_more()
    {
        var spent = Given(Issued(1), Issued(2, visitor: 9, service: Trade))
            .With(
                Settings with
                {
                    MaxTicketsPerVisitor = 1,
                    Services = [.. Settings.Services.Select(service => service with { Quota = service.Id == Trade ? 1 : null })],
                }
            );
        spent.When(Take(3, visitor: 1, service: Trade)).ThenRefused(Refusals.QuotaSpent); // known
        spent.When(Take(3, visitor: 3, service: Trade)).ThenRefused(Refusals.QuotaSpent); // a stranger
        spent.When(Take(3, visitor: 1, service: Land)).ThenRefused(Refusals.TooManyTickets);
    }
}
