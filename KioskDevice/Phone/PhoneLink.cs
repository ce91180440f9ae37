using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using KioskDevice.Configuration;
using KioskDevice.Logging;
using KioskDevice.Screens;
using KioskDevice.ServerLink;
using KioskDevice.Visits;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.Phone;

/// <summary>
/// Holds one visit open for a phone: shows its link, takes what the phone does as if it was touched here, and tells the phone what the
/// screen asks. The link dies with the visit; while nobody takes it, it is a new one every few minutes.
/// </summary>
internal sealed class PhoneLink(
    KioskLink link,
    VisitLoop visit,
    DeviceClient client,
    KioskSettings settings,
    TimeProvider time,
    ILogger<PhoneLink> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(32); // the server says something each 15 s
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    /// <summary>The link as a QR picture: a data URI of SVG; null while there is none to show.</summary>
    public string? Picture { get; private set; }

    /// <summary>The picture changed.</summary>
    public event Action? Changed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (link is { Connected: true, View: { } view } && IsFree(visit.State))
                    await HoldAsync(view.Office, stoppingToken);
            }
            catch (Exception e)
                when (e is HttpRequestException or IOException or JsonException
                    || (e is OperationCanceledException && !stoppingToken.IsCancellationRequested)
                )
            {
                Log.PhoneLinkLost(logger, e.Message);
            }

            Show(null);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    /// <summary>One link, from its first picture to the end of the visit it opened.</summary>
    private async Task HoldAsync(OfficeId office, CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await using var alarm = time.CreateTimer(_ => stop.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        using var answer = await client.HoldPhoneVisitAsync(office, stop.Token); // it has no end: its silence has a limit
        await using var stream = await answer.Content.ReadAsStreamAsync(stop.Token);

        var changes = new Signal();
        visit.Changed += changes.Raise;
        link.Changed += changes.Raise;
        var opened = time.GetTimestamp();
        var (token, joined, telling) = (default(string), false, Task.CompletedTask);
        try
        {
            alarm.Change(Silence, Timeout.InfiniteTimeSpan);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(stop.Token))
            {
                alarm.Change(Silence, Timeout.InfiniteTimeSpan);
                if (item.EventType == "visit" && JsonSerializer.Deserialize<PhoneVisit>(item.Data, Wire.Json) is { } given)
                {
                    token = given.Token;
                    Show(given.Page);
                }
                else if (item.EventType == "act" && JsonSerializer.Deserialize<PhoneAct>(item.Data, Wire.Json) is { } act)
                {
                    if (act.Type == PhoneAct.Joined)
                    {
                        if (!IsFree(visit.State))
                            return; // somebody began by touch meanwhile: the kiosk is theirs
                        (joined, telling) = (true, TellAsync(office, token!, changes, stop)); // the visit comes before any act
                        Show(null);
                        visit.Post(new VisitInput.Started());
                    }
                    else if (InputOf(act) is { } input)
                    {
                        visit.Post(input);
                    }
                }

                if (!joined && IsFree(visit.State) && time.GetElapsedTime(opened) > Freshness)
                    return;
            }
        }
        finally
        {
            visit.Changed -= changes.Raise;
            link.Changed -= changes.Raise;
            await stop.CancelAsync();
            await telling;
        }
    }

    /// <summary>Tells the phone each screen, and ends the link when the visit has ended.</summary>
    private async Task TellAsync(OfficeId office, string token, Signal changes, CancellationTokenSource stop)
    {
        var begun = false;
        try
        {
            await foreach (var _ in changes.EachAsync(stop.Token))
            {
                var state = visit.State;
                begun |= state is not (VisitState.Idle or VisitState.Greeting);
                if (begun && state is VisitState.Idle or VisitState.Greeting)
                    break;
                var screen = ScreenViews.Create(state, visit.Camera, link.Connected, link.View, settings.Visit, time.GetUtcNow());
                if (await client.ShowOnPhoneAsync(office, token, ForPhone(screen), stop.Token) is not ServerAnswer<NoReply>.Done)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // The link ends; the visit goes on at the kiosk.
        }

        await stop.CancelAsync();
    }

    private void Show(Uri? page)
    {
        var picture = page is null ? null : QrPictures.Of(page);
        if (picture == Picture)
            return;
        Picture = picture;
        Changed?.Invoke();
    }

    /// <summary>Whether nobody's choice would be taken from them.</summary>
    private static bool IsFree(VisitState state) => state is VisitState.Idle or VisitState.Greeting or VisitState.Choosing;

    private static PhoneScreen ForPhone(Screen screen) =>
        new()
        {
            Name = screen.Name == "sure" ? "place" : screen.Name, // answered at the kiosk only
            TakesNumber = screen.TakesNumber,
            Service = screen.Service,
            Class = screen.Class,
            Hint = Key(screen.Hint?.ToString()),
            Asked = Key(screen.Challenge?.Asked?.ToString()),
            Why = screen.Why,
            Tickets = screen.Tickets ?? [],
        };

    private static string? Key(string? name) => name is null ? null : JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>What an act means here; null when it means nothing.</summary>
    private static VisitInput? InputOf(PhoneAct act) =>
        act switch
        {
            { Type: "service", Id: { } id } => ServiceId.TryParse(id, null, out var service) ? new VisitInput.ServiceChosen(service) : null,
            { Type: "classes" } => new VisitInput.ClassesAsked(),
            { Type: "class", Id: null } => new VisitInput.ClassChosen(null),
            { Type: "class", Id: { } id } => ClassId.TryParse(id, null, out var named) ? new VisitInput.ClassChosen(named) : null,
            { Type: "place" } => new VisitInput.PlaceAsked(),
            { Type: "consent", Language: { Length: > 0 } language } => new VisitInput.ConsentGiven(act.Picture, language),
            { Type: "without-face" } => new VisitInput.WithoutFace(),
            { Type: "retry" } => new VisitInput.Retried(),
            { Type: "back" } => new VisitInput.WentBack(),
            { Type: "leave" } => new VisitInput.Left(),
            _ => null,
        };
}
