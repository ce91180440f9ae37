using ScreenHosting;

namespace KioskDevice.Tests;

public sealed class ClearTextNeverLeavesTheMachine
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://queue.office.example")]
    public void Within_the_machine_or_over_TLS_a_server_may_be_asked(string address) => ClearText.CheckServer(new(address));

    [Theory]
    [InlineData("http://queue.office.example")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://127.0.0.1.office.example")]
    public void A_server_elsewhere_without_TLS_is_refused_by_name(string address) =>
        Assert.Contains(new Uri(address).Host, Assert.Throws<StartException>(() => ClearText.CheckServer(new(address))).Message);

    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://0.0.0.0:5080")]
    public void Listening_for_everybody_is_not_safe(string address) => Assert.False(ClearText.IsSafe(address));
}
