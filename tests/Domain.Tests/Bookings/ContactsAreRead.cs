using QueueServer.Domain.Bookings;

namespace Domain.Tests.Bookings;

public sealed class ContactsAreRead
{
    [Theory]
    [InlineData("0912345678", "+84912345678")]
    [InlineData(" 0912.345.678 ", "+84912345678")]
    [InlineData("+84 912 345 678", "+84912345678")]
    [InlineData("+84 (0)912-345-678", "+84912345678")]
    [InlineData("84912345678", "+84912345678")]
    [InlineData("0084912345678", "+84912345678")]
    [InlineData("024 3382 4567", "+842433824567")]
    [InlineData("+33 6 12 34 56 78", "+33612345678")]
    [InlineData("Lan.Nguyen@Example.VN", "lan.nguyen@example.vn")]
    public void As_one_however_they_are_typed(string typed, string value) => Assert.Equal(value, Contact.Read(typed)?.Value);

    [Theory]
    [InlineData("")]
    [InlineData("912345678")] // without its zero it may be anything
    [InlineData("09123")]
    [InlineData("091234567890123")]
    [InlineData("0912345678 or 0912345679")]
    [InlineData("0012345678")]
    [InlineData("+0912345678")]
    [InlineData("09+12345678")]
    [InlineData("@example.vn")]
    [InlineData("lan@")]
    [InlineData("lan@example")]
    [InlineData("lan@example..vn")]
    [InlineData("lan@a@example.vn")]
    [InlineData("lan nguyen@example.vn")]
    [InlineData("a@example.vn,b@example.vn")]
    [InlineData("lan@exämple.vn")]
    public void And_what_is_none_is_none(string typed) => Assert.Null(Contact.Read(typed));

    [Fact]
    public void One_never_writes_itself() => Assert.DoesNotContain("912", $"{Contact.Read("0912345678")}", StringComparison.Ordinal);

    [Theory]
    [InlineData("7k4p-x2mq", "7K4PX2MQ")]
    [InlineData("O1IL 0000", "01110000")]
    public void A_code_is_read_as_it_is_typed(string typed, string value)
    {
        Assert.True(BookingCode.TryParse(typed, null, out var code));
        Assert.Equal(value, code.Value);
    }

    [Theory]
    [InlineData("7K4P-X2M")]
    [InlineData("7K4P-X2MA")]
    [InlineData("7K4P-X2MQ9")]
    [InlineData(null)]
    public void And_what_is_no_code_is_none(string? typed) => Assert.False(BookingCode.TryParse(typed, null, out _));
}
