using QueueServer.Domain;
using QueueServer.Settings;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>A change in mid-day never loses or renumbers anybody.</summary>
public sealed class SettingsChange
{
    private static ChangeSettings Change(OfficeSettings next) => new(CommandId.New(), next, "manager");

    private static OfficeSettings Without(ServiceId service) =>
        Settings with
        {
            Services = [.. Settings.Services.Where(of => of.Id != service)],
            Procedures = Settings.Procedures.RemoveAll(procedure => procedure.Service == service),
            Counters =
            [
                .. Settings
                    .Counters.Select(counter => counter with { Services = [.. counter.Services.Where(of => of != service)] })
                    .Where(counter => counter.Services.Length > 0),
            ],
        };

    [Fact]
    public void Counts_the_revision_on() =>
        Given().When(Change(Settings with { MaxTicketsPerVisitor = 3 }), at: 5).Then(new SettingsChanged(At(5), 2, "manager"));

    [Fact]
    public void From_an_older_revision_is_refused() =>
        Given().When(Change(Settings with { Revision = 7 })).ThenRefused(Refusals.SettingsStale);

    [Fact]
    public void That_is_unsound_is_refused() =>
        Given().When(Change(Settings with { MaxTicketsPerVisitor = 0 })).ThenRefused(Refusals.SettingsUnsound);

    [Fact]
    public void Of_a_service_somebody_waits_for_keeps_it()
    {
        Given(Issued(1, Land)).When(Change(Without(Land))).ThenRefused(Refusals.ServiceInUse);
        Given(Opened(One), Issued(1, Land), Called(1, One)).When(Change(Without(Land))).ThenRefused(Refusals.ServiceInUse);
        Given(Issued(1)).When(Change(Without(Land))).ThenAccepted();
        Given(Issued(1, Land), new TicketCancelled(At(1), T(1), "visitor")).When(Change(Without(Land))).ThenAccepted();
    }

    [Fact]
    public void Of_counters_keeps_one_for_whoever_waits()
    {
        var nobodyForLand = Settings with { Counters = [.. Settings.Counters.Select(counter => counter with { Services = [Births] })] };
        Given(Issued(1, Land)).When(Change(nobodyForLand)).ThenRefused(Refusals.ServiceUnserved);
        Given(Issued(1)).When(Change(nobodyForLand)).ThenAccepted();
        Given(Issued(1, Trade)).When(Change(nobodyForLand)).ThenAccepted(); // it was served nowhere before, either
    }

    [Fact]
    public void Of_counters_keeps_those_somebody_sits_at()
    {
        var withoutThree = Settings with { Counters = [.. Settings.Counters[..2]] };
        Given(Opened(Three)).When(Change(withoutThree)).ThenRefused(Refusals.CounterInUse);
        Given(Opened(One)).When(Change(withoutThree)).ThenAccepted();
    }

    [Fact]
    public void Of_the_zone_waits_until_nobody_is_here()
    {
        var elsewhere = Settings with { TimeZone = "Asia/Tokyo" };
        Given(Issued(1)).When(Change(elsewhere)).ThenRefused(Refusals.TimeZoneInUse);
        Given().When(Change(elsewhere)).ThenAccepted();
    }

    [Fact]
    public void Of_the_hours_never_closes_the_day_over_whoever_is_here()
    {
        var over = Settings with
        {
            Hours = new() { Week = [new(DayOfWeek.Monday, [new(new(6, 0), new(7, 0))])], CloseAfterMinutes = 30 },
        };
        Given(Issued(1)).When(Change(over), at: 60).ThenRefused(Refusals.DayWouldClose);
        Given(Opened(One)).When(Change(over), at: 60).ThenRefused(Refusals.DayWouldClose);
        Given().When(Change(over), at: 60).ThenAccepted();
    }

    [Fact]
    public void Of_a_prefix_renumbers_nobody()
    {
        var swapped = Settings with
        {
            Services = [Settings.Services[0] with { Prefix = 'B' }, Settings.Services[1] with { Prefix = 'A' }, Settings.Services[2]],
        };
        var day = Given(Issued(1), Issued(2), Issued(3, Land, number: 1)).When(Change(swapped)).ThenAccepted().With(swapped);
        Assert.Equal(new TicketNumber('A', 1), day.State.Tickets[T(1)].Number);
        Assert.Equal(new TicketNumber('B', 2), day.When(Take(4)).ThenAccepted().State.Tickets[T(4)].Number);
        Assert.Equal(new TicketNumber('A', 3), day.When(Take(4, Land)).ThenAccepted().State.Tickets[T(4)].Number);
    }

    [Fact]
    public void Is_made_at_any_hour_also_when_the_day_is_closed() =>
        Given().When(new CloseDay(CommandId.New())).ThenAccepted().When(Change(Settings)).ThenAccepted();
}
