using FaceEngine.Models;
using ModelRestore;

try
{
    var request = RestoreRequest.Parse(args, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
    var restorer = new Restorer(new NpmPack(), Console.Out);
    await restorer.RestoreAsync(RestorePlan.For(request));
    return 0;
}
catch (Exception error) when (error is RestoreException or ModelException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
