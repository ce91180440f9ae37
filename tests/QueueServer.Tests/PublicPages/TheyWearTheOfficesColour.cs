using QueueServer.Domain;
using QueueServer.Features.PublicPages;
using QueueServer.Tests.Bookings;
using QueueServer.Tests.Ratings;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.PublicPages;

/// <summary>The pages for everybody have the office's own colour, by a style sheet that their policy lets in.</summary>
public sealed class TheyWearTheOfficesColour : TempFolder
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_each_page_and_none_without_one()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        await office.ChangeAsync(settings =>
            settings with
            {
                SlotPlans = [BookedOffice.Plan],
                PublicPage = settings.PublicPage with { GivesNumbers = true },
            }
        );
        var booked = await phone.HoldAsync(BookedOffice.Tomorrow).ReadAsync<Features.Bookings.BookingView>();
        string[] paths = ["/cho/ha-dong", "/cho/ha-dong/embed", "/cho/ha-dong/take", "/cho/ha-dong/book", $"/b/ha-dong/{booked.Code}"];
        foreach (var path in paths)
            Assert.DoesNotContain("--own:", (await SeeAsync(path)), StringComparison.Ordinal);
        await office.ChangeAsync(settings => settings with { Brand = new("#7a1f2b", null) });
        foreach (var path in paths)
            Assert.Contains(
                "<style>:root{--own:rgb(122,31,43);--own-press:rgb(98,25,34);--own-wash:rgb(242,233,234)}</style>",
                await SeeAsync(path),
                StringComparison.Ordinal
            );

        async Task<string> SeeAsync(string path)
        {
            using var answer = await phone.GetAsync(path, Stop);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            Reading.AssertOne(page, answer.Headers.GetValues("Content-Security-Policy").Single());
            return page;
        }
    }

    /// <summary>Words of the pressed colour, on white and on the wash, where the colour itself is as pale as may be.</summary>
    [Theory]
    [InlineData("#767676")]
    [InlineData("#0078d0")]
    [InlineData("#d0021b")]
    [InlineData("#1f7f3f")]
    [InlineData("#b8460e")]
    public void Words_in_it_can_be_read(string colour)
    {
        Assert.InRange(Contrast.WithWhite(Contrast.Read(colour)!.Value), Contrast.ForWords, 21);
        var style = BrandStyle.Of(new(colour, null))!; // it has one
        var (press, wash) = (Of("--own-press"), Of("--own-wash"));
        Assert.InRange(Contrast.WithWhite(press) / Contrast.WithWhite(wash), Contrast.ForWords, 21);

        (byte, byte, byte) Of(string name)
        {
            var parts = style.Split($"{name}:rgb(")[1].Split(')')[0].Split(',');
            return (byte.Parse(parts[0], null), byte.Parse(parts[1], null), byte.Parse(parts[2], null));
        }
    }
}
