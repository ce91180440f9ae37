using System.Net;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Administration;
using QueueServer.Features.Bookings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Bookings;

/// <summary>What the manager is told of plans: before they are saved, and of appointments that cannot be kept any more.</summary>
public sealed class PlansAreForeseen : TempFolder
{
    private const string EffectPath = $"{OfficePath}/slot-plans/effect";
    private static readonly DateOnly Today = new(2026, 11, 23);

    private async Task<HttpClient> ManagerAsync(ClockedServer server) =>
        (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client;

    private static Task<HttpResponseMessage> ForeseeAsync(HttpClient manager, OfficeSettings settings) =>
        manager.SendAsync(EffectPath, new SettingsRequest(CommandId.New(), settings));

    private static Task<SlotPlansEffect> ReadAsync(HttpClient manager) =>
        manager.GetAsync(EffectPath, TestContext.Current.CancellationToken).ReadAsync<SlotPlansEffect>();

    [Fact]
    public async Task Before_saving_each_day_says_what_it_would_have_and_who_would_lose_the_slot()
    {
        await using var server = await StartAsync(Folder);
        var settings = server.Offices.All.Single().Settings;
        using var phone = Clients.Make(server.Address);
        var manager = await ManagerAsync(server);
        var held = await phone.HoldAsync(Tomorrow, "0912 345 678").ReadAsync<BookingView>();
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.OK);

        var afternoons = Plan with { From = new(13, 0), To = new(15, 0), PlannedCounters = 1, OnlineShare = 50, Cap = null };
        var foreseen = await ForeseeAsync(manager, settings with { SlotPlans = [afternoons] }).ReadAsync<SlotPlansEffect>();
        Assert.Equal((Today, 31), (foreseen.Today, foreseen.Days.Count));
        var day = foreseen.Days[1];
        var minutes = settings.FindService(TestOffice.Births)!.ExpectedMinutes;
        Assert.Equal((Today.AddDays(1), 2, 120, 60, 60), (day.Date, day.Slots, day.Minutes, day.BookableMinutes, day.WalkInMinutes));
        Assert.Equal([new(TestOffice.Births, 2 * (30 / minutes))], day.Places);
        Assert.Equal((1, minutes), (day.Booked, day.BookedMinutes));
        var told = Assert.Single(day.ToTell);
        Assert.Equal((held.Code, Tomorrow, true, "stranded"), (told.Code, told.Start, told.HasContact, told.Trouble));
        Assert.Equal(settings.NameOf(TestOffice.Births)["vi"], told.Name["vi"]);

        Assert.Empty((await ReadAsync(manager)).Days.SelectMany(of => of.ToTell)); // nothing was saved
        var smaller = Plan with { SlotMinutes = 5, PlannedCounters = 1 };
        foreseen = await ForeseeAsync(manager, settings with { SlotPlans = [smaller] }).ReadAsync<SlotPlansEffect>();
        Assert.Equal("overbooked", Assert.Single(foreseen.Days[1].ToTell).Trouble);
    }

    [Fact]
    public async Task What_could_not_be_saved_has_no_effect()
    {
        await using var server = await StartAsync(Folder);
        var settings = server.Offices.All.Single().Settings;
        var manager = await ManagerAsync(server);
        await ForeseeAsync(manager, settings with { SlotPlans = [Plan with { Services = [] }] })
            .MustBeInvalidAsync("slotPlans[0].services", "serves-nothing");
        await ForeseeAsync(manager, settings with { SlotPlans = [Plan, Plan with { Id = new("lai") }] })
            .MustBeInvalidAsync("slotPlans[1].from", "overlap");
    }

    [Fact]
    public async Task After_a_holiday_was_added_those_who_booked_the_day_are_named()
    {
        await using var server = await StartAsync(Folder);
        var settings = server.Offices.All.Single().Settings;
        using var phone = Clients.Make(server.Address);
        var manager = await ManagerAsync(server);
        var held = await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>();
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((31, 0), ((await ReadAsync(manager)).Days.Count, (await ReadAsync(manager)).Days[1].ToTell.Count));

        var holiday = new ExceptionalDay(Today.AddDays(1), settings.Name, []);
        var next = settings with { Hours = settings.Hours with { Exceptions = [holiday] } };
        await manager.SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), next)).MustBeAsync(HttpStatusCode.OK);
        var day = (await ReadAsync(manager)).Days[1];
        Assert.Equal((Today.AddDays(1), 0, 0, 1), (day.Date, day.Slots, day.Minutes, day.Booked));
        Assert.Equal((held.Code, false, "stranded"), (day.ToTell[0].Code, day.ToTell[0].HasContact, day.ToTell[0].Trouble));

        await phone.CancelAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        Assert.DoesNotContain((await ReadAsync(manager)).Days, of => of.Date == Today.AddDays(1)); // whoever was told gave it up
    }
}
