using System.Net.Http.Json;
using QueueServer.Domain;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

/// <summary>The sample is an office as it would be today; a demonstration of it is never closed.</summary>
public sealed class TheSampleOffice : TempFolder
{
    private OfficeSettings Sample(bool hours)
    {
        using var data = DataFolder.Open(Folder);
        return new OfficeSettingsFile(data, hours).LoadOrCreate();
    }

    /// <summary>Vietnamese time; 2026-11-23 is a Monday.</summary>
    [Theory]
    [InlineData("2026-11-23T07:59", false)]
    [InlineData("2026-11-23T08:00", true)]
    [InlineData("2026-11-23T11:29", true)]
    [InlineData("2026-11-23T11:30", false)]
    [InlineData("2026-11-23T13:30", true)]
    [InlineData("2026-11-23T16:44", true)]
    [InlineData("2026-11-23T16:45", false)] // 15 minutes before closing
    [InlineData("2026-11-28T11:14", true)] // Saturday
    [InlineData("2026-11-28T11:15", false)]
    [InlineData("2026-11-28T14:00", false)]
    [InlineData("2026-11-29T09:00", false)] // Sunday
    public void Gives_numbers_in_office_hours(string at, bool issuing)
    {
        var office = Sample(hours: true);
        var now = DateTimeOffset.Parse($"{at}+07:00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(office.Services, service => Assert.Equal(issuing, office.Hours.IsIssuing(now, office.Zone, service.Week)));
    }

    [Fact]
    public void Gives_them_at_any_hour_where_it_is_to_be_shown()
    {
        var office = Sample(hours: false);
        Assert.True(office.Hours.IsIssuing(new(2026, 11, 29, 3, 0, 0, TimeSpan.FromHours(7)), office.Zone));
        Assert.Equal(7, office.Services.Length);
        Assert.Equal(office.Name, Sample(hours: true).Name); // the file that is there stays as it is
        Assert.Empty(Sample(hours: true).Hours.Week);
    }

    [Fact]
    public void Serves_each_service_at_a_counter() =>
        Assert.All(
            Sample(hours: true).Services,
            service => Assert.Contains(Sample(hours: true).Counters, counter => counter.Services.Contains(service.Id))
        );
}
