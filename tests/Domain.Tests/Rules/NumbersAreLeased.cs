using QueueServer.Access;
using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>Numbers for a kiosk to give while the server is away.</summary>
public sealed class NumbersAreLeased
{
    private static ReturnNumbers Return(int kiosk, int firstUnused) =>
        new(CommandId.New(), H(kiosk), new('A', firstUnused), $"kiosk-{kiosk}");

    [Fact]
    public void From_the_top_and_the_first_kiosk_has_a_whole_block() =>
        Given()
            .When(AskLease(1), at: 0)
            .Then(Leased(1, 901, 950))
            .When(AskLease(2), at: 0)
            .Then(Leased(2, 951, 999))
            .When(AskLease(3), at: 0)
            .Then(Leased(3, 851, 900))
            .When(AskLease(1, Land), at: 0)
            .Then(Leased(1, 901, 950) with { Service = Land, First = new('B', 901), Last = new('B', 950) });

    [Fact]
    public void To_no_more_holders_of_one_kiosk_than_it_can_have_disks_in_a_day()
    {
        LeaseNumbers As(int holder, string kiosk) => AskLease(holder) with { Kiosk = kiosk };
        var eight = Given(Enumerable.Range(1, 8).Select(n => Leased(n, 901 - (n * 50), 950 - (n * 50)) with { Kiosk = "stolen" }));
        eight.When(As(9, "stolen")).ThenRefused(Refusals.TooManyHolders);
        eight.When(As(8, "stolen")).Then();
        eight.When(As(9, "another")).ThenAccepted();
    }

    [Fact]
    public void Asked_again_the_lease_is_the_one_there_is() => Given(Leased(1, 901, 950)).When(AskLease(1)).Then();

    [Fact]
    public void With_less_than_half_left_there_is_a_further_block()
    {
        var halfUsed = Given([Leased(1, 901, 950), .. Enumerable.Range(1, 25).Select(n => HandedIn(n, 900 + n))]);
        halfUsed.When(AskLease(1)).Then();
        halfUsed.And(HandedIn(26, 926)).When(AskLease(1), at: 0).Then(Leased(1, 951, 999));
    }

    [Fact]
    public void Blocks_are_as_large_as_the_office_says() =>
        Given()
            .With(Settings with { OutageNumbers = 200 })
            .When(AskLease(1), at: 0)
            .Then(Leased(1, 601, 800))
            .When(AskLease(2), at: 0)
            .Then(Leased(2, 801, 999))
            .When(AskLease(3))
            .ThenRefused(Refusals.LeasesSpent);

    [Fact]
    public void A_changed_size_never_overlaps_what_is_leased() =>
        Given(Leased(1, 901, 950))
            .With(Settings with { OutageNumbers = 60 })
            .When(AskLease(2), at: 0)
            .Then(Leased(2, 961, 999))
            .When(AskLease(3), at: 0)
            .Then(Leased(3, 841, 900));

    [Fact]
    public void An_office_may_lease_none() =>
        Given().With(Settings with { OutageNumbers = 0 }).When(AskLease(1)).ThenRefused(Refusals.LeasesOff);

    [Fact]
    public void Nothing_is_leased_that_was_given() => Given(Issued(1, number: 920)).When(AskLease(1), at: 0).Then(Leased(1, 951, 999));

    [Fact]
    public void The_lower_half_is_never_leased() =>
        Given([.. Enumerable.Range(0, 10).Select(n => Leased(n, 501 + (50 * n), Math.Min(550 + (50 * n), 999)))])
            .When(AskLease(11))
            .ThenRefused(Refusals.LeasesSpent);

    [Fact]
    public void A_closed_service_and_an_unknown_one_are_not_leased()
    {
        Given()
            .With(Settings with { Services = [.. Settings.Services.Select(service => service with { Active = false })] })
            .When(AskLease(1))
            .ThenRefused(Refusals.ServiceClosed);
        Given().When(AskLease(1, new("nothing"))).ThenRefused(Refusals.UnknownService);
        Before().When(AskLease(1)).ThenRefused(Refusals.DayNotOpen);
    }

    [Fact]
    public void Numbers_given_here_pass_over_them() =>
        Given(Issued(1, number: 900), Leased(1, 901, 950)).When(Take(2), at: 0).Then(Issued(2, number: 951));

    [Fact]
    public void When_only_leased_numbers_are_left_there_are_none() =>
        Given(Issued(1, number: 950), Leased(1, 951, 999)).When(Take(2)).ThenRefused(Refusals.NumbersSpent);

    [Fact]
    public void What_is_returned_is_free_again()
    {
        var day = Given(Issued(1, number: 900), Leased(1, 901, 950), HandedIn(2, 901))
            .When(Return(1, 902), at: 5)
            .Then(new NumbersReturned(At(5), "kiosk-1", new('A', 902), new('A', 950)));
        day.When(Take(3), at: 0).Then(Issued(3, number: 902));
        day.When(HandIn(4, 1, 902, 0)).ThenRefused(Refusals.NotLeased);
        Given(Leased(1, 901, 950)).When(Return(1, 901), at: 0).ThenAccepted().When(AskLease(2), at: 0).Then(Leased(2, 901, 950));
    }

    [Fact]
    public void Only_what_is_unused_and_ones_own_is_returned() =>
        Given(Leased(1, 901, 950), HandedIn(1, 930))
            .When(Return(1, 920))
            .ThenRefused(Refusals.NumberUsed)
            .When(Return(2, 940))
            .ThenRefused(Refusals.NotLeased)
            .When(Return(1, 951))
            .ThenRefused(Refusals.NotLeased);

    [Fact]
    public void They_end_with_the_day()
    {
        var state = Given(Leased(1, 901, 950)).When(new CloseDay(CommandId.New())).ThenAccepted().State;
        Assert.Empty(OfficeState.Initial(state.Office, state.Day.AddDays(1), state.Version).Leases);
    }

    private static TicketIssued HandedIn(int n, int number) => Issued(n, number: number) with { HandedIn = new(At(0), Place(n)) };
}
