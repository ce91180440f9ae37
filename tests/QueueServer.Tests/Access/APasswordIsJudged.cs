using QueueServer.Access;

namespace QueueServer.Tests.Access;

public sealed class APasswordIsJudged
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("passwordpassword")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiop12")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("administrator")]
    [InlineData("iloveyou1234")]
    [InlineData("Welcome12345!")]
    [InlineData("unbelievable")]
    [InlineData("matkhau12345")]
    [InlineData("Mật khẩu 12345")]
    [InlineData("anhyeuem12345")]
    [InlineData("hanoi hanoi hanoi")]
    [InlineData("nguyen12345678")]
    [InlineData("nguyen.lan2026")]
    public void As_too_common(string password) => Assert.Equal("password-common", FaultOf(password));

    [Theory]
    [InlineData("nguyen.lan nguyen.lan")]
    [InlineData("NGUYENLANNGUYENLAN")]
    [InlineData("nguyen-lan-nguyen-lan")]
    public void As_the_name_repeated(string password) => Assert.Equal("password-is-name", FaultOf(password));

    [Theory]
    [InlineData("a calm morning")]
    [InlineData("nguyen.lan went in by the door")]
    [InlineData("trời hôm nay mát quá")]
    [InlineData("correct horse battery staple")]
    [InlineData("K7mnPq3xWzr4tB")]
    public void As_good(string password) => Assert.Null(FaultOf(password));

    [Fact]
    public void As_good_when_it_is_one_this_program_made() =>
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(FaultOf(Passwords.Random())));

    private static string? FaultOf(string next) => Passwords.FaultOf("nguyen.lan", "the one before", next);
}
