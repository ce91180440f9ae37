using QueueServer.Features.Units;

namespace QueueServer.Tests.Units;

/// <summary>Tables of the national list as they are handed round, and what only looks like one.</summary>
public sealed class TheNationalListIsRead
{
    private const string Row = "01,Thành phố Hà Nội,00004,Phường Ba Đình";

    [Theory]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n" + Row)]
    [InlineData("\uFEFFMã TP;Tỉnh / Thành Phố;Mã PX;Phường / Xã\r\n01;Thành phố Hà Nội;00004;Phường Ba Đình\r\n")]
    [InlineData("MÃ TỈNH\tTÊN TỈNH\tMÃ XÃ\tTÊN XÃ\n01\tThành phố Hà Nội\t00004\tPhường Ba Đình\n")]
    [InlineData("STT,Phường Xã,Mã PX,Cấp,Mã TP,Tỉnh Thành Phố\n1,Phường Ba Đình,4,Phường,1,Thành phố Hà Nội\n")] // numbers lost their zeros
    [InlineData("province code,province name,ward code,ward name\n01,\"Thành phố Hà Nội\",00004,\" Phường Ba Đình \"\n")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n01,Tha\u0300nh phố Hà Nội,00004,Phường Ba Đình\n")] // in parts
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n" + Row + "\n" + Row)] // twice, word for word
    public void Whatever_its_columns_are_called_and_divided_by(string list)
    {
        var (wards, faults) = NationalListReader.Read(list);
        Assert.Empty(faults);
        Assert.Equal(new("01", "Thành phố Hà Nội", "00004", "Phường Ba Đình"), Assert.Single(wards));
    }

    [Theory]
    [InlineData("", 1, "no-list")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n", 1, "no-list")]
    [InlineData("a,b,c,d\n" + Row, 1, "no-list")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX\n01,Hà Nội,00004\n", 1, "no-list")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\nxx,Hà Nội,00004,Phường Ba Đình\n", 2, "not-a-unit-code")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n01,Hà Nội,123456,Phường Ba Đình\n", 2, "not-a-unit-code")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n01,Hà Nội,00004,\n", 2, "no-vietnamese-name")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n" + Row + "\n01,Hà Nội,00004,Khác\n", 3, "twice")]
    [InlineData("Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n01\n", 2, "not-a-unit-code")]
    public void What_cannot_be_taken_is_told_by_its_line(string list, int line, string code) =>
        Assert.Equal(new ListFault(line, code), NationalListReader.Read(list).Faults[0]);

    [Fact]
    public void A_name_that_is_too_long_and_a_list_that_never_ends()
    {
        const string head = "Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n";
        Assert.Equal("too-long", NationalListReader.Read($"{head}01,Hà Nội,00004,{new string('x', 121)}\n").Faults[0].Code);
        var endless = string.Join('\n', Enumerable.Range(0, 20_001).Select(i => $"01,Hà Nội,{i:00000},Phường {i}"));
        Assert.Equal("too-many", NationalListReader.Read(head + endless).Faults[0].Code);
    }
}
