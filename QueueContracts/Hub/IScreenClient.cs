using QueueContracts.Views;

namespace QueueContracts.Hub;

/// <summary>What the server pushes: whole views, to those who watch them.</summary>
public interface IScreenClient
{
    /// <summary>The kiosks' view changed.</summary>
    Task KioskChanged(KioskView view);

    /// <summary>The boards' view changed.</summary>
    Task BoardChanged(BoardView view);

    /// <summary>The view of the counter watched changed.</summary>
    Task CounterChanged(CounterView view);

    /// <summary>The manager's view of the hall changed.</summary>
    Task HallChanged(HallView view);

    /// <summary>The view of a counter's rating tablet changed.</summary>
    Task RatingChanged(RatingView view);

    /// <summary>An officer wants the person before the counter watched compared, or no longer.</summary>
    Task CheckWanted(CheckWish view);
}

/// <summary>
/// What a screen asks of the hub at <see cref="Path"/>: to be sent its view from now on. The answer is the view of this moment.
/// Commands do not pass here: they go by HTTP.
/// </summary>
public interface IScreenHub
{
    /// <summary>Where the hub stands on the server.</summary>
    const string Path = "/hub";

    /// <summary>Where it stands for rating tablets, which are browsers and prove themselves by a cookie that holds nowhere else.</summary>
    const string RatingPath = "/hub/rating";

    /// <summary>Follows the kiosk view of the device's own office.</summary>
    Task<KioskView> WatchKiosk();

    /// <summary>Follows the board view of the device's own office.</summary>
    Task<BoardView> WatchBoard();

    /// <summary>Follows one counter of the officer's own office, and no other from then on.</summary>
    Task<CounterView> WatchCounter(CounterId counter);

    /// <summary>Follows the hall of an office.</summary>
    /// <param name="office">The caller's own office, or one below it.</param>
    Task<HallView> WatchHall(OfficeId office);

    /// <summary>Follows the counter of the tablet's own office that it was put at.</summary>
    Task<RatingView> WatchRating();

    /// <summary>Watches for the checks of one counter of the device's own office, as the device with that counter's camera.</summary>
    Task<CheckWish> WatchCheck(CounterId counter);
}
