/** The elements of a message as Tencent Cloud Chat sends them. */

export const text = (Text: string) => ({ MsgType: "TIMTextElem", MsgContent: { Text } });
export const image = (URL: string) => ({
  MsgType: "TIMImageElem",
  MsgContent: {
    UUID: "1853095_D61040894AC3DE44CDFFFB3EC7EB720F",
    ImageFormat: 1,
    ImageInfoArray: [
      { Type: 1, Size: 1853095, Width: 2448, Height: 3264, URL },
      { Type: 3, Size: 2565240, Width: 198, Height: 264, URL: `${URL}-thumb` },
    ],
  },
});
export const sound = (Url: string) => ({
  MsgType: "TIMSoundElem",
  MsgContent: { Url, UUID: "305c02", Size: 62351, Second: 1, Download_Flag: 2 },
});
export const video = (VideoUrl: string) => ({
  MsgType: "TIMVideoFileElem",
  MsgContent: {
    VideoUrl,
    VideoUUID: "5da38ba89d6521011e1f6f3fd6692e35",
    VideoSize: 1194603,
    VideoSecond: 5,
    VideoFormat: "mp4",
    VideoDownloadFlag: 2,
    ThumbUrl: `${VideoUrl}-thumb`,
    ThumbSize: 13907,
    ThumbWidth: 720,
    ThumbHeight: 1280,
    ThumbFormat: "JPG",
  },
});
export const others = [
  { MsgType: "TIMFaceElem", MsgContent: { Index: 6, Data: "abc\u0000" } },
  {
    MsgType: "TIMLocationElem",
    MsgContent: { Desc: "someinfo", Latitude: 29.340656774469956, Longitude: -116.77497920478824 },
  },
  {
    MsgType: "TIMFileElem",
    MsgContent: { Url: "https://cos.example/f", UUID: "f1", FileSize: 1773552, FileName: "a.avi" },
  },
  { MsgType: "TIMCustomElem", MsgContent: { Data: "message", Desc: "notification", Ext: "url" } },
  { MsgType: "TIMRelayElem", MsgContent: { Title: "Chat", MsgNum: 2, AbstractList: ["a: hi"] } },
];
