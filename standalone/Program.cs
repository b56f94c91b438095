using SfuPlatform.Standalone;

return await StandaloneHost.RunAsync(args);
