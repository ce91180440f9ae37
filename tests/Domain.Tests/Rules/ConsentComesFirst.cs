using QueueContracts;
using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>Nothing of a face is taken without a consent in force; the number without one is the same.</summary>
public sealed class ConsentComesFirst
{
    [Fact]
    public void A_face_or_a_picture_without_a_consent_is_refused() =>
        Given()
            .When(Take(1, face: true) with { Consent = null })
            .ThenRefused(Refusals.ConsentMissing)
            .When(Take(1, picture: true) with { Consent = Agreed with { Picture = false } })
            .ThenRefused(Refusals.ConsentMissing)
            .When(Take(1, face: true) with { Consent = Agreed with { Version = Agreed.Version + 1 } })
            .ThenRefused(Refusals.ConsentOutdated)
            .When(Take(1), at: 0)
            .Then(Issued(1));

    [Fact]
    public void What_was_accepted_stays_so_though_the_consent_does_not_hold_any_more()
    {
        var taken = Take(1, face: true);
        Given().When(taken, at: 0).Then(Issued(1, face: true)).When(taken with { Consent = null }, at: 1).ThenRepeated(T(1));
    }

    [Fact]
    public void What_was_given_without_the_server_stands_and_the_face_without_a_consent_is_left_out()
    {
        var handed = HandIn(1, kiosk: 1, number: 901, givenAt: 1, face: true);
        var kept = Assert.IsType<Decision.Accepted>(Decider.Decide(Given(Leased(1, 901, 950)).State, Settings, handed, At(2)));
        var left = Assert.IsType<Decision.Accepted>(
            Decider.Decide(Given(Leased(1, 901, 950)).State, Settings, handed with { Consent = null }, At(2))
        );
        Assert.Equal(
            (true, Agreed),
            (Assert.IsType<TicketIssued>(kept.Events[0]).HasFace, Assert.IsType<TicketIssued>(kept.Events[0]).Consent)
        );
        Assert.Equal(
            (false, null),
            (Assert.IsType<TicketIssued>(left.Events[0]).HasFace, Assert.IsType<TicketIssued>(left.Events[0]).Consent)
        );
    }
}
