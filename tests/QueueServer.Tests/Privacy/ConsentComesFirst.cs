using System.Collections.Immutable;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Tests.Running;
using ScreenHosting;
using static QueueServer.Tests.Running.Speaking;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Privacy;

public sealed class ConsentComesFirst(RunningServer server) : TempFolder
{
    private static Task<TurnResult> AskAsync(
        TestOffice office,
        Consent? consent,
        FaceTemplate? face = null,
        byte[]? picture = null,
        CommandId? id = null
    ) =>
        office.Host.IssueAsync(
            new(id ?? CommandId.New(), TestOffice.Births, face ?? Made.Of(1), picture, Consent: consent),
            TestOffice.Kiosk
        );

    [Fact]
    public async Task One_moment_judges_it_and_a_known_face_has_no_second_number()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var held = await office.TakeAsync(Made.Of(1));
        office.Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1); // each look at the clock finds another second
        for (var ahead = 0; ahead < 20; ahead++)
        {
            var becomesTimely = office.Time.GetUtcNow() + ConsentRules.Apart + TimeSpan.FromSeconds(ahead + 0.5);
            var (decision, _, _) = await AskAsync(office, new(office.Host.Settings.ConsentVersion, "vi", becomesTimely, false));
            if (decision is not Decision.Refused(var refusal))
                Assert.Equal(new Decision.AlreadyHeld(held.Id), decision);
            else
                Assert.Equal(Refusals.ConsentUntimely, refusal.Code);
        }
    }

    private static Task ChangeWordsAsync(TestOffice office, string words) =>
        office.Host.ExecuteAsync(
            new ChangeSettings(
                CommandId.New(),
                office.Host.Settings with
                {
                    Texts = office.Host.Settings.Texts.SetItem(
                        "consent.what",
                        ImmutableSortedDictionary<string, string>.Empty.Add("vi", words)
                    ),
                },
                "manager"
            )
        );

    private static void MustBeRefused(string code, Decision decision) =>
        Assert.Equal(code, Assert.IsType<Decision.Refused>(decision).Rejection.Code);

    [Fact]
    public async Task Without_it_no_face_is_kept_or_searched()
    {
        using var office = await TestOffice.StartAsync(Folder);
        MustBeRefused("consent-missing", (await AskAsync(office, null)).Decision);
        MustBeRefused("consent-missing", (await AskAsync(office, office.Consent(picture: false), picture: Made.Jpeg)).Decision);
        Assert.Equal((0, 0), (office.Faces.Count, office.State.Tickets.Count));
        await office.TakeAsync(Made.Of(1));
        var found = await office.Host.FindAsync(Made.Of(1), null);
        Assert.Equal((FindOutcome.NotKnown, 0, "consent-missing"), (found.Outcome, found.Tickets.Count, found.Refused?.Rejection.Code));
    }

    [Theory]
    [InlineData(-24, true)]
    [InlineData(24, true)]
    [InlineData(-24.1, false)]
    [InlineData(24.1, false)]
    [InlineData(24 * 365 * 400, false)]
    public async Task A_consent_of_another_day_is_none(double hours, bool holds)
    {
        using var office = await TestOffice.StartAsync(Folder);
        var (decision, _, _) = await AskAsync(office, office.Consent() with { At = office.Time.GetUtcNow().AddHours(hours) }, Made.Of(1));
        if (holds)
            Assert.IsType<Decision.Accepted>(decision);
        else
            MustBeRefused("consent-untimely", decision);
    }

    [Fact]
    public async Task The_journal_keeps_what_was_agreed_to_and_where()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var consent = office.Consent(picture: true);
        await AskAsync(office, consent, picture: Made.Jpeg);
        var issued = (await office.Journal.ReadAfterAsync(office.State.Office, 0))
            .SelectMany(record => record.Events)
            .OfType<TicketIssued>()
            .Single();
        Assert.Equal(new GivenConsent(1, "vi", consent.At, true, TestOffice.Kiosk), issued.Consent);
        Assert.Equal(issued.Consent, office.State.Tickets[issued.Ticket].Consent);
        Assert.Null((await office.TakeAsync()).Consent);
    }

    [Fact]
    public async Task Words_that_were_changed_while_they_were_read_hold_a_few_minutes_more()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var read = office.Consent();
        await ChangeWordsAsync(office, "Máy ghi lại nét mặt.");
        office.Time.Advance(ConsentRules.Grace - TimeSpan.FromSeconds(1));
        Assert.IsType<Decision.Accepted>((await AskAsync(office, read, Made.Of(1))).Decision);
        office.Time.Advance(TimeSpan.FromSeconds(1));
        MustBeRefused("consent-outdated", (await AskAsync(office, read, Made.Of(2))).Decision);
        MustBeRefused("consent-outdated", (await AskAsync(office, read with { Version = 3 }, Made.Of(2))).Decision);
        Assert.IsType<Decision.Accepted>((await AskAsync(office, office.Consent(), Made.Of(2))).Decision);
    }

    [Fact]
    public async Task A_number_that_was_given_stays_given_when_it_is_asked_for_again_under_other_words()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var (consent, id) = (office.Consent(), CommandId.New());
        Assert.IsType<Decision.Accepted>((await AskAsync(office, consent, id: id)).Decision);
        await ChangeWordsAsync(office, "Máy ghi lại nét mặt.");
        office.Time.Advance(ConsentRules.Grace * 2);
        Assert.IsType<Decision.Repeated>((await AskAsync(office, consent, id: id)).Decision);
    }

    [Fact]
    public async Task What_every_version_said_in_every_language_stays_readable()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var archive = NewArchive(office);
        await archive.BringUpToDateAsync(office.Host.Settings);
        var since = office.Time.GetUtcNow();
        office.Time.Advance(TimeSpan.FromHours(1));
        await ChangeWordsAsync(office, "Máy ghi lại nét mặt.");
        Assert.Equal(office.Host.Settings, await archive.BringUpToDateAsync(office.Host.Settings)); // nothing new to say
        var all = await archive.ReadAsync(office.State.Office);
        Assert.Equal([(2, "en"), (2, "vi"), (1, "en"), (1, "vi")], all.Select(one => (one.Version, one.Language)));
        Assert.Equal((since, since.AddHours(1)), (all[3].Since, all[1].Since));
        Assert.Equal("Máy ghi lại nét mặt.", all[1].Texts["consent.what"]);
        Assert.Contains("mã đặc trưng", all[3].Texts["consent.what"]);
    }

    [Fact]
    public async Task A_program_that_brings_other_words_starts_another_version()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await NewArchive(office).BringUpToDateAsync(office.Host.Settings);
        var texts = Directory.CreateDirectory(Path.Combine(Folder, "texts")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(texts, "vi.json"),
            """{ "consent.what": "Lời khác" }""",
            TestContext.Current.CancellationToken
        );
        var next = await new ConsentArchive(Databases.At(office.Database), new(ScreenTexts.Load(texts)), office.Time).BringUpToDateAsync(
            office.Host.Settings
        );
        Assert.Equal((2, 2L, office.Time.GetUtcNow()), (next.ConsentVersion, next.Revision, next.ConsentSince));
        await office.StartAgainAsync();
        Assert.Equal(2, office.Host.Settings.ConsentVersion);
    }

    [Theory]
    [InlineData("UPDATE consents SET Texts = ''")]
    [InlineData("DELETE FROM consents")]
    [InlineData(
        "INSERT OR REPLACE INTO consents (Office, Version, Language, Since, Texts) SELECT Office, Version, Language, Since, '' FROM "
            + "consents"
    )]
    public async Task Nobody_rewrites_what_was_agreed_to(string sql)
    {
        using var office = await TestOffice.StartAsync(Folder);
        await NewArchive(office).BringUpToDateAsync(office.Host.Settings);
        await using var context = Databases.At(office.Database).CreateDbContext();
        await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_kiosk_is_told_which_code_it_is_over_http()
    {
        var request = new IssueRequest(CommandId.New(), TestOffice.Births, Made.Of(7001));
        await server.Kiosk.SendAsync(TicketsPath, request).MustBeAsync(HttpStatusCode.Conflict, "consent-missing");
        await server
            .Kiosk.SendAsync(TicketsPath, request with { Consent = Made.Consent(version: 99) })
            .MustBeAsync(HttpStatusCode.Conflict, "consent-outdated");
        await server
            .Kiosk.SendAsync(TicketsPath, request with { Consent = Made.Consent() with { Language = "xx" } })
            .MustBeAsync(HttpStatusCode.BadRequest, "unknown-language");
        await server
            .Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Made.Of(7001)))
            .MustBeAsync(HttpStatusCode.Conflict, "consent-missing");
        var archived = await server
            .Auditor.GetAsync($"{OfficePath}/consents", TestContext.Current.CancellationToken)
            .ReadAsync<ArchivedConsent[]>();
        Assert.Contains(archived, one => (one.Version, one.Language) == (1, "vi"));
    }

    private static ConsentArchive NewArchive(TestOffice office) => new(Databases.At(office.Database), new(ScreenTexts.Load()), office.Time);
}
