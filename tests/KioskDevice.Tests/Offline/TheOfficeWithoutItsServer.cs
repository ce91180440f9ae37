using KioskDevice.Camera;
using KioskDevice.Offline;
using KioskDevice.Screens;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Tests.Offline;

/// <summary>What visitors see while the server is away.</summary>
public sealed class TheOfficeWithoutItsServer
{
    private static Screen ShownBy(OfflineFolder folder, VisitState? state = null, CameraStatus camera = CameraStatus.Ready) =>
        ScreenViews.Create(
            state ?? new VisitState.Idle(folder.Time.GetUtcNow()),
            camera,
            connected: false,
            OfflineFolder.View,
            new(),
            folder.Time.GetUtcNow(),
            OfflineView.Create(folder.Store.Day, OfflineFolder.View, folder.Time.GetUtcNow())
        );

    // every screen here has one
    private static ServiceLine LineOf(Screen screen, ServiceId service) => screen.View!.Services.Single(line => line.Id == service);

    [Fact]
    public void What_is_in_reserve_can_be_chosen_without_a_promise_how_long_it_takes()
    {
        using var folder = new OfflineFolder();
        var screen = ShownBy(folder);
        Assert.Equal(("idle", true), (screen.Name, screen.Outage));
        Assert.Equal(
            (true, 0, null),
            (
                LineOf(screen, OfflineFolder.Births).Open,
                LineOf(screen, OfflineFolder.Births).Waiting,
                LineOf(screen, OfflineFolder.Births).Estimate
            )
        );
        Assert.Equal((false, true), (LineOf(screen, OfflineFolder.Land).Open, LineOf(screen, OfflineFolder.Land).Spent));
    }

    [Fact]
    public void Without_any_numbers_it_waits_for_the_server_as_ever()
    {
        using var folder = new OfflineFolder(leased: false);
        Assert.Equal(("trouble", "server"), (ShownBy(folder).Name, ShownBy(folder).Why));
        folder.Store.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day);
        Assert.Equal(("trouble", "server"), (ShownBy(folder).Name, ShownBy(folder).Why));
    }

    [Fact]
    public void Who_finds_the_numbers_spent_is_sent_to_a_counter()
    {
        using var folder = new OfflineFolder();
        for (var i = 0; i < 3; i++)
            folder.Store.Give(OfflineFolder.Ask());
        Assert.Equal(("trouble", "outage-over"), (ShownBy(folder).Name, ShownBy(folder).Why));
    }

    [Fact]
    public void After_hours_it_is_closed_and_after_the_day_it_is_over()
    {
        using var folder = new OfflineFolder();
        folder.Store.Take(
            OfflineFolder.Births,
            OfflineFolder.Lease('A', (901, 903)) with
            {
                Hours =
                [
                    new(OfflineFolder.Morning.AddHours(-1), OfflineFolder.Morning.AddHours(0.5)),
                    new(OfflineFolder.Morning.AddHours(1), OfflineFolder.Morning.AddHours(1.5)),
                ],
            },
            OfflineFolder.View
        );
        Assert.Equal("idle", ShownBy(folder).Name);
        folder.Time.Advance(TimeSpan.FromMinutes(45));
        Assert.Equal(
            ("trouble", "closed", OfflineFolder.Morning.AddHours(1)),
            (ShownBy(folder).Name, ShownBy(folder).Why, ShownBy(folder).View!.OpensAt)
        ); // it has a view
        folder.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("idle", ShownBy(folder).Name);
        folder.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(("closed", null), (ShownBy(folder).Why, ShownBy(folder).View!.OpensAt)); // as above
        folder.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("outage-over", ShownBy(folder).Why);
    }

    [Fact]
    public void Numbers_of_another_day_or_office_are_none()
    {
        using var folder = new OfflineFolder();
        Assert.Equal(
            "outage-over",
            OfflineView
                .Create(folder.Store.Day, OfflineFolder.View with { Day = OfflineFolder.View.Day.AddDays(1) }, OfflineFolder.Morning)
                ?.Trouble
        );
        Assert.Null(OfflineView.Create(folder.Store.Day, OfflineFolder.View with { Office = new("elsewhere") }, OfflineFolder.Morning));
    }

    [Fact]
    public void The_number_is_shown_as_one_given_without_the_server_and_goes_by_itself()
    {
        using var folder = new OfflineFolder();
        var walk = new Walk().Do(
            new VisitInput.ServiceChosen(Walk.Service),
            new VisitInput.WithoutFace(),
            new VisitInput.GivenOffline(new('A', 901), new("7K4PX2"), Walk.Service, null)
        );
        var screen = ShownBy(folder, walk.State);
        Assert.Equal(
            ("number-outage", "A901", "7K4-PX2", $"{Walk.Service}"),
            (screen.Name, $"{screen.Number}", $"{screen.Code}", $"{screen.Service}")
        );
        Assert.StartsWith("data:image/svg+xml", screen.Qr, StringComparison.Ordinal);
        Assert.Equal(VisitEnd.Number, VisitEnds.Between(walk.State, new VisitState.Idle(walk.Now)));
        Assert.IsType<VisitState.Idle>(walk.WaitSeconds(61).State); // its code is written down
    }

    [Fact]
    public void A_number_for_a_visit_that_was_left_is_shown_to_nobody_else() =>
        Assert.IsType<VisitState.Idle>(
            new Walk()
                .Do(
                    new VisitInput.ServiceChosen(Walk.Service),
                    new VisitInput.WithoutFace(),
                    new VisitInput.Left(),
                    new VisitInput.GivenOffline(new('A', 901), new("7K4PX2"), Walk.Service, null)
                )
                .State
        );

    [Fact]
    public void A_missing_camera_is_said_as_ever()
    {
        using var folder = new OfflineFolder();
        Assert.Equal("camera-none", ShownBy(folder, camera: CameraStatus.None).Why);
    }
}
