using System.Collections.Immutable;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Offices;

public sealed class SettingsTakeEffect : TempFolder
{
    private static Task<TurnResult> ChangeAsync(TestOffice office, Func<OfficeSettings, OfficeSettings> change, string by = "manager") =>
        office.Host.ExecuteAsync(new ChangeSettings(CommandId.New(), change(office.Host.Settings), by));

    private static OfficeSettings WithQuota(OfficeSettings settings) =>
        settings with
        {
            Services = [settings.Services[0] with { Quota = 1 }, .. settings.Services[1..]],
        };

    [Fact]
    public async Task At_once_and_after_a_restart()
    {
        using var office = await TestOffice.StartAsync(Folder);
        Assert.IsType<Decision.Accepted>((await ChangeAsync(office, WithQuota)).Decision);
        await office.TakeAsync();
        Assert.Equal(new Decision.Refused(new(Refusals.QuotaSpent)), (await office.IssueAsync()).Decision);
        await office.StartAgainAsync();
        Assert.Equal((1, 2L), (office.Host.Settings.Services[0].Quota, office.Host.Settings.Revision));
        Assert.Equal(new Decision.Refused(new(Refusals.QuotaSpent)), (await office.IssueAsync()).Decision);
    }

    [Fact]
    public async Task With_a_newer_version_for_the_screens()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var (before, heard) = (office.State.Version, 0);
        office.Host.Changed += () => heard++;
        await ChangeAsync(office, WithQuota);
        Assert.Equal((before + 1, 1), (office.State.Version, heard));
    }

    [Fact]
    public async Task Once_when_two_change_the_same_revision()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var mine = office.Host.Settings with { MaxTicketsPerVisitor = 5 };
        await ChangeAsync(office, settings => settings with { MaxTicketsPerVisitor = 4 });
        Assert.Equal(
            new Decision.Refused(new(Refusals.SettingsStale)),
            (await office.Host.ExecuteAsync(new ChangeSettings(CommandId.New(), mine, "other"))).Decision
        );
        Assert.Equal(4, office.Host.Settings.MaxTicketsPerVisitor);
    }

    [Fact]
    public async Task Or_not_at_all_when_they_cannot_be_stored()
    {
        TroubledJournal journal = null!; // set when the office makes its journal
        using var office = await TestOffice.StartAsync(Folder, wrap: sound => journal = new(sound));
        journal.Instead = (_, _, _) => throw TroubledJournal.Failure;
        await Assert.ThrowsAsync<JournalException>(() => ChangeAsync(office, WithQuota));
        Assert.Equal((null, 1L), (office.Host.Settings.Services[0].Quota, office.Host.Settings.Revision));
        await office.TakeAsync();
        await office.TakeAsync();
    }

    [Fact]
    public async Task And_only_changed_words_of_the_consent_count_its_version()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await ChangeAsync(office, settings => settings with { Texts = settings.Texts.SetItem("kiosk.idle", Words("Chào bạn")) });
        Assert.Equal(1, office.Host.Settings.ConsentVersion);
        await ChangeAsync(
            office,
            settings => settings with { Texts = settings.Texts.SetItem("consent.what", Words("Máy ghi lại nét mặt.")) }
        );
        Assert.Equal(2, office.Host.Settings.ConsentVersion);
        await ChangeAsync(
            office,
            settings => settings with { ConsentVersion = 99, Texts = settings.Texts.SetItem("kiosk.idle", Words("Xin chào")) }
        );
        Assert.Equal(2, office.Host.Settings.ConsentVersion); // the server counts it, nobody else
    }

    [Fact]
    public async Task Also_on_the_day_they_close_by_the_clock()
    {
        using var office = await TestOffice.StartAsync(Folder); // ten in the morning
        await office.TakeAsync();
        await ChangeAsync(
            office,
            settings =>
                settings with
                {
                    Hours = new()
                    {
                        Week = [.. Enum.GetValues<DayOfWeek>().Select(day => new WeekdayHours(day, [new(new(8, 0), new(17, 0))]))],
                        CloseAfterMinutes = 30,
                    },
                }
        );
        office.Time.Advance(TimeSpan.FromHours(7.4));
        await office.Host.KeepDayAsync();
        Assert.Equal(DayPhase.Open, office.State.Phase);
        office.Time.Advance(TimeSpan.FromHours(0.2));
        await office.Host.KeepDayAsync();
        Assert.Equal(DayPhase.Closed, office.State.Phase);
        Assert.All(office.State.Tickets.Values, ticket => Assert.Equal(TicketState.Expired, ticket.State));
        office.Time.Advance(TimeSpan.FromHours(14));
        await office.Host.KeepDayAsync();
        Assert.Equal((new DateOnly(2026, 11, 24), DayPhase.Open), (office.State.Day, office.State.Phase));
    }

    [Fact]
    public async Task And_a_day_that_is_over_before_the_server_starts_is_not_opened()
    {
        using (var office = await TestOffice.StartAsync(Folder))
        {
            await ChangeAsync(
                office,
                settings =>
                    settings with
                    {
                        Hours = new()
                        {
                            Week = [.. Enum.GetValues<DayOfWeek>().Select(day => new WeekdayHours(day, [new(new(8, 0), new(17, 0))]))],
                        },
                    }
            );
        }

        using var evening = await TestOffice.StartAsync(Folder, TestOffice.Morning.AddHours(33)); // seven in the evening of the next day
        Assert.Equal((new DateOnly(2026, 11, 24), DayPhase.NotOpened), (evening.State.Day, evening.State.Phase));
        Assert.Equal(new Decision.Refused(new(Refusals.DayNotOpen)), (await evening.IssueAsync()).Decision);
    }

    private static ImmutableSortedDictionary<string, string> Words(string vi) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("vi", vi);
}
