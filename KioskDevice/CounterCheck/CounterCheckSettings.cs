using QueueContracts;
using ScreenHosting;

namespace KioskDevice.CounterCheck;

/// <summary>Which counter this machine's camera watches.</summary>
internal sealed record CounterCheckSettings(CounterId Counter)
{
    /// <returns>Null on a kiosk: it watches no counter.</returns>
    /// <exception cref="StartException"><c>Kiosk:Counter</c> is no counter's id.</exception>
    public static CounterCheckSettings? From(IConfiguration configuration) =>
        configuration["Kiosk:Counter"] switch
        {
            null or "" => null,
            var text => CounterId.TryParse(text, null, out var counter)
                ? new(counter)
                : throw new StartException($"Kiosk:Counter: '{text}' is no counter's id, such as quay-1."),
        };
}
