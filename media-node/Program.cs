using SfuPlatform.Crds.Store.Kubernetes;
using SfuPlatform.MediaNode;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddEnvironmentVariables("SFU_").AddCommandLine(args);
builder.Services.AddKubernetesStores();
builder.Services.AddMediaNode(builder.Configuration);
var app = builder.Build();
app.MapMediaNode();
await app.RunAsync();
