using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class TheHallIsSeen(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Live_and_the_day_is_closed_there_with_its_effect_said_before()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var hall = await HallPage.SignInAsync(desk, office);
        await Expect(hall.Counter("quay-1").Locator("[data-state]")).ToHaveAttributeAsync("data-state", "closed");
        var console = await ConsolePage.SignInAsync(desk, office);
        await console.GiveAsync();
        await console.GiveAsync(service: 2);
        await Expect(hall.Counter("quay-1").Locator("[data-state]")).ToHaveAttributeAsync("data-state", "free");
        await console.PressAsync("next");
        await Expect(hall.Counter("quay-1")).ToContainTextAsync("A001");
        await console.PressAsync("serve");
        await Expect(hall.Counter("quay-1").Locator("[data-state]")).ToHaveAttributeAsync("data-state", "serving");
        await Expect(hall.Total("issued")).ToHaveTextAsync("2");
        await Expect(hall.Total("waiting")).ToHaveTextAsync("1");
        await Expect(hall.Total("serving")).ToHaveTextAsync("1");
        await Expect(hall.Test("longest")).ToContainTextAsync("C001");
        await Expect(hall.Test("device")).ToHaveCountAsync(2);

        // Nobody calls the line any more: it needs somebody.
        await Expect(hall.Test("attention").Locator("li:not([data-kind=device])")).ToHaveCountAsync(0);
        await console.PressAsync("finish");
        await console.PressAsync("pause");
        await console.AsksAsync("pause");
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(hall.Counter("quay-1").Locator("[data-state]")).ToHaveAttributeAsync("data-state", "paused");
        await Expect(hall.Test("attention").Locator("li:not([data-kind=device])")).ToHaveAttributeAsync("data-kind", "unserved");

        await hall.Test("close-day").ClickAsync();
        await Expect(hall.Test("close-effect")).ToContainTextAsync("1 số đang chờ, đã gọi hoặc đang giữ sẽ hết hiệu lực.");
        await hall.Test("close-day-yes").ClickAsync();
        await Expect(hall.Test("day-closed")).ToBeVisibleAsync();
        await Expect(hall.Total("expired")).ToHaveTextAsync("1");
        await Expect(hall.Test("close-day")).ToBeHiddenAsync();
        await Expect(console.Page.GetByRole(Microsoft.Playwright.AriaRole.Main)).ToContainTextAsync("Hôm nay đã đóng sổ.");
        Assert.Empty(hall.Complaints);
    }

    [Fact]
    public async Task With_the_appointments_of_today_that_are_not_over()
    {
        await using var office = await RunningOffice.StartAsync();
        var hall = await HallPage.SignInAsync(await browsers.OpenAsync(), office);
        await hall.Test("counters").WaitForAsync();
        await Expect(hall.Test("due")).ToHaveCountAsync(0);
        await hall.ExpectAsync((-16, "confirmed"), (-10, "confirmed"), (5, "cancelled"), (30, "confirmed"), (40, "held"));
        await Expect(hall.Test("due")).ToHaveCountAsync(2);
        await Expect(hall.Test("due").First).ToContainTextAsync("Đất đai – Xây dựng");

        var auditor = await HallPage.SignInAsync(await browsers.OpenAsync(), office, "auditor");
        await auditor.Test("counters").WaitForAsync();
        await auditor.ExpectAsync((30, "confirmed"));
        await Expect(auditor.Test("device").First).ToBeVisibleAsync(); // what is asked for is there
        await Expect(auditor.Test("due")).ToHaveCountAsync(0);
        Assert.Empty(hall.Complaints.Concat(auditor.Complaints));
    }

    [Fact]
    public async Task By_an_auditor_who_changes_nothing_and_says_so_when_it_is_old()
    {
        await using var office = await RunningOffice.StartAsync();
        var hall = await HallPage.SignInAsync(await browsers.OpenAsync(), office, "auditor");
        await hall.Test("counters").WaitForAsync();
        await Expect(hall.Test("close-day")).ToBeHiddenAsync();
        await office.KillServerAsync();
        await Expect(hall.Test("stale")).ToBeVisibleAsync();
        await Expect(hall.Test("counters")).ToBeVisibleAsync();
        await office.RestartServerAsync();
        await Expect(hall.Test("stale")).ToBeHiddenAsync();
        Assert.Empty(hall.Complaints);
    }

    [Fact]
    public async Task And_an_office_below_is_chosen_by_its_name_and_kept_in_the_address()
    {
        await using var office = await RunningOffice.StartAsync();
        var hall = await HallPage.SignInAsync(await browsers.OpenAsync(), office);
        await hall.Test("counters").WaitForAsync();
        await Expect(hall.Test("office")).ToBeHiddenAsync(); // there is nothing to choose
        await hall.Page.EvaluateAsync(
            """
            import('/shell/server.js').then((server) => server.ask('POST', '/api/v1/offices',
              { id: 'kien-hung', name: { vi: 'Kiến Hưng', en: 'Kiến Hưng' }, timeZone: 'Asia/Ho_Chi_Minh', parent: 'ha-dong' }))
            """
        );
        await hall.Page.ReloadAsync();

        await hall.Test("office").SelectOptionAsync("kien-hung");

        await Expect(hall.Test("hall-counter")).ToHaveCountAsync(0);
        await Expect(hall.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("office=kien-hung$"));
        await hall.Page.ReloadAsync();
        await Expect(hall.Test("office")).ToHaveValueAsync("kien-hung");
    }

    [Theory]
    [InlineData("serving", 24, "served-long")]
    [InlineData("serving", 23, null)]
    [InlineData("called", 3, "called-long")]
    [InlineData("called", 2, null)]
    public Task What_a_counter_does_too_long_needs_attention(string state, int minutes, string? kind) =>
        AttentionIsAsync(
            kind,
            minutes,
            "view.counters = [{ number: 1, current: { number: 'A001', state: '" + state + "', since, expectedMinutes: 12 } }];"
        );

    [Theory]
    [InlineData("view.counters = [{ number: 1, officer: 'lan', pause: { reason: 'rest', since } }];", 30, "paused-long")]
    [InlineData("view.counters = [{ number: 1, officer: 'lan', pause: { reason: 'rest', since } }];", 29, null)]
    [InlineData("view.held = [{ number: 'A001', since }];", 30, "held-long")]
    [InlineData("view.held = [{ number: 'A001', since }];", 29, null)]
    [InlineData("view.lines = [{ serviceName: {}, waiting: 2, longestSince: since, served: true }];", 45, "wait-long")]
    [InlineData("view.lines = [{ serviceName: {}, waiting: 2, longestSince: since, served: true }];", 44, null)]
    [InlineData("view.lines = [{ serviceName: {}, waiting: 2, longestSince: since, served: false }];", 0, "unserved")]
    [InlineData("view.dayOpen = false; view.lines = [{ serviceName: {}, waiting: 2, longestSince: since, served: false }];", 90, null)]
    public Task And_so_does_who_waits_too_long_or_for_nobody(string change, int minutes, string? kind) =>
        AttentionIsAsync(kind, minutes, change);

    [Theory]
    [InlineData("manager", "ha-dong", "/console")]
    [InlineData("manager", "quan-3", null)] // the console is of one's own office
    [InlineData("auditor", "ha-dong", null)]
    public async Task What_needs_somebody_leads_to_where_it_is_put_right_the_gravest_first(string role, string own, string? console)
    {
        await using var office = await RunningOffice.StartAsync();
        var page = await ConsolePage.OpenAsync(await browsers.OpenAsync(), office);
        var found = await page.Page.EvaluateAsync<string[]>(
            """
            async ({ role, own }) => {
              const [{ hallScreen }, { loadTexts }, { render }] =
                await Promise.all([import('/hall/panels.js'), import('/shared/texts.js'), import('/vendor/lit/index.js')]);
              const now = new Date('2026-03-02T09:00:00Z'), since = '2026-03-02T08:00:00Z', name = { vi: 'Đất đai' }, day = { finished: 0 };
              const line = { serviceName: name, class: null, waiting: 2, longestSince: since };
              const counter = { number: 1, name, officer: 'lan', since, pause: null, current: null, waiting: 0, today: day };
              const current = (state) => ({ number: 'A001', state, since, expectedMinutes: 12, calls: 1 });
              const view = { office: 'ha-dong', dayOpen: true, timeZone: 'Asia/Ho_Chi_Minh', longest: [], today: day,
                lines: [{ ...line, served: true }, { ...line, served: false }], held: [{ number: 'B001', since }],
                counters: [{ ...counter, pause: { reason: 'rest', since } }, { ...counter, current: current('called') },
                  { ...counter, current: current('serving') }] };
              const devices = [{ name: 'kiosk-1', kind: 'kiosk', trouble: 'device-silent', troubleSince: since }];
              const place = document.createElement('div');
              render(hallScreen({ text: await loadTexts('vi'), me: { role, office: own }, view, now, devices }), place);
              return [...place.querySelectorAll('[data-testid=attention] li')]
                .map((one) => `${one.dataset.kind} ${one.querySelector('a')?.getAttribute('href') ?? ''}`.trim());
            }
            """,
            new { role, own }
        );
        string At(string kind) => console is null ? kind : $"{kind} {console}";
        Assert.Equal(
            [
                "unserved /admin?office=ha-dong&section=counters",
                "device /admin?office=ha-dong&section=devices",
                At("served-long"),
                At("called-long"),
                "wait-long /admin?office=ha-dong&section=counters",
                At("held-long"),
                At("paused-long"),
            ],
            found
        );
    }

    [Theory]
    [InlineData("clock-ahead", 10, "Đồng hồ máy này nhanh 10 phút")]
    [InlineData("clock-behind", -150, "Đồng hồ máy này chậm 3 giờ")]
    [InlineData("clock-ahead", 2880, "Đồng hồ máy này nhanh 2 ngày")]
    [InlineData("camera-frozen", 0, "Camera chỉ cho một hình đứng yên")]
    public async Task A_devices_trouble_is_said_in_words(string trouble, int minutes, string words)
    {
        await using var office = await RunningOffice.StartAsync();
        var page = await ConsolePage.OpenAsync(await browsers.OpenAsync(), office);
        var said = await page.Page.EvaluateAsync<string>(
            """
            async ({ trouble, minutes }) => {
              const [{ troubleText }, { loadTexts }] = await Promise.all([import('/shell/device-trouble.js'), import('/shared/texts.js')]);
              const at = Date.parse('2026-03-02T09:00:00Z');
              return troubleText(await loadTexts('vi'), { trouble, reportedAt: new Date(at).toISOString(),
                report: { clock: new Date(at + minutes * 60000).toISOString() } });
            }
            """,
            new { trouble, minutes }
        );
        Assert.Equal(words, said);
    }

    [Fact]
    public async Task Long_waits_are_said_in_hours()
    {
        await using var office = await RunningOffice.StartAsync();
        var page = await ConsolePage.OpenAsync(await browsers.OpenAsync(), office);
        var said = await page.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const [{ rangeText }, { loadTexts }] = await Promise.all([import('/shared/waits.js'), import('/shared/texts.js')]);
              const text = await loadTexts('vi');
              return [[30, 90], [70, 100], [20, 91], [6644, 12365], [0, 0], [0, 12]]
                .map(([fromMinutes, toMinutes]) => rangeText(text, { fromMinutes, toMinutes }));
            }
            """
        );
        Assert.Equal(["khoảng 30–90 phút", "khoảng 1–2 giờ", "dưới 2 giờ", "khoảng 110–207 giờ", "đến lượt ngay", "dưới 12 phút"], said);
    }

    /// <summary>The module is pure: it is asked in a page that loads nothing else.</summary>
    private async Task AttentionIsAsync(string? kind, int minutes, string change)
    {
        var page = await (await browsers.OpenAsync()).NewPageAsync();
        var files = Path.Combine(Repository.Root, "QueueServer", "wwwroot");
        await page.RouteAsync(
            "http://hall.test/**",
            route =>
            {
                var name = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
                return name.Length == 0
                    ? route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html>" })
                    : route.FulfillAsync(new() { ContentType = "text/javascript", Path = Path.Combine(files, name) });
            }
        );
        await page.GotoAsync("http://hall.test/");
        var found = await page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              const { attentionOf } = await import('/hall/attention.js');
              const now = new Date('2026-03-02T09:00:00Z');
              const since = new Date(now - {{minutes}} * 60000).toISOString();
              const view = { dayOpen: true, counters: [], lines: [], held: [] };
              {{change}}
              return attentionOf(view, now).map(({ kind, minutes }) => `${kind} ${minutes}`);
            }
            """
        );
        Assert.Equal(kind is null ? [] : [$"{kind} {minutes}"], found);
    }
}
